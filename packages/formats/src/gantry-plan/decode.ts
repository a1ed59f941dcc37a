import { parseIsoDay, parseIsoLocal } from '@gantry/planning/time/iso'
import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'
import { fits } from './encode.ts'
import type { ObjectShape, Shape } from './shapes.ts'
import { readShift } from './shifts.ts'

/** JSON → the value it spells, checked against its shape; what is not as described is refused with its place. */
export function decode(shape: Shape, json: unknown, path: string, log: FindingLog): unknown {
  switch (shape.is) {
    case 'any':
      return unsigned(json)
    case 'text':
      return typeof json === 'string' ? json : wrong(path, 'text')
    case 'number':
      return typeof json === 'number' && Number.isFinite(json) ? unsigned(json) : wrong(path, 'a number')
    case 'whole':
      return Number.isSafeInteger(json) ? unsigned(json) : wrong(path, 'a whole number')
    case 'flag':
      return typeof json === 'boolean' ? json : wrong(path, 'true or false')
    case 'true':
      return json === true ? json : wrong(path, 'true')
    case 'minute':
      return spelled(json, parseIsoLocal, path, 'a date and time such as 2026-05-14T08:00')
    case 'day':
      return spelled(json, parseIsoDay, path, 'a day such as 2026-05-14')
    case 'shift':
      return spelled(json, readShift, path, 'a shift such as 08:00-12:00')
    case 'word':
      return fits(shape, json) ? json : wrong(path, `one of ${shape.words.join(', ')}`)
    case 'list':
      return decodeList(shape, json, path, log)
    case 'map':
      return decodeMap(shape.of, json, path, log)
    case 'orNothing':
      return json === null ? undefined : decode(shape.of, json, path, log)
    case 'oneOf': {
      const chosen = shape.of.find((one) => fits(one, json))
      return chosen === undefined ? wrong(path, 'one of the forms the format knows') : decode(chosen, json, path, log)
    }
    case 'object':
      return decodeObject(shape, json, path, log)
  }
}

/** Zeros without a sign, which JSON can spell and does not write. */
function unsigned(json: unknown): unknown {
  if (typeof json === 'number') return json === 0 ? 0 : json
  if (Array.isArray(json)) return json.map(unsigned)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, unsigned(one)]))
}

function spelled(json: unknown, parse: (text: string) => unknown, path: string, what: string): unknown {
  return (typeof json === 'string' ? parse(json) : undefined) ?? wrong(path, what)
}

function decodeList(shape: { of: Shape; length?: number }, json: unknown, path: string, log: FindingLog): unknown[] {
  if (!Array.isArray(json)) return wrong(path, 'a list')
  if (shape.length !== undefined && json.length !== shape.length) return wrong(path, `a list of ${shape.length}`)
  return json.map((one, index) => decode(shape.of, one, `${path}[${index}]`, log))
}

function decodeMap(of: Shape, json: unknown, path: string, log: FindingLog): Record<string, unknown> {
  const entries = Object.entries(recordAt(path, json))
  return Object.fromEntries(entries.map(([name, one]) => [name, decode(of, one, `${path}.${name}`, log)]))
}

function decodeObject(shape: ObjectShape, json: unknown, path: string, log: FindingLog): Record<string, unknown> {
  const from = recordAt(path, json)
  const value: Record<string, unknown> = {}
  for (const [name, { shape: of, required }] of Object.entries(shape.fields)) {
    const place = path === '' ? name : `${path}.${name}`
    if (Object.hasOwn(from, name)) value[name] = decode(of, from[name], place, log)
    else if (required) wrong(place, 'there')
  }
  for (const name of Object.keys(from)) {
    if (!Object.hasOwn(shape.fields, name)) {
      log.warn('gantryPlan.unknownField', `The format has no field “${name.slice(0, 60)}” here; it was left out.`, {
        place: path,
      })
    }
  }
  return value
}

function recordAt(path: string, json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return wrong(path, 'an object')
  return json as Readonly<Record<string, unknown>>
}

function wrong(path: string, what: string): never {
  throw new Refuse(
    'gantryPlan.shape',
    `${path === '' ? 'The plan' : path} is not ${what}.`,
    'Maybe it was written by hand; docs/formats/gantry-plan.md says how each field is spelled.',
    path,
  )
}
