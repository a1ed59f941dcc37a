import type { Plan } from '@gantry/planning'
import { describe, expect, it } from 'vitest'
import type { PlanRead } from '../plans/plan-read.ts'
import { fullPlan as full } from '../testing/full-plan.ts'
import { realFiles } from '../testing/real-plans.ts'
import { smallXer } from '../testing/xer-text.ts'
import { readXer } from '../xer/read.ts'
import { documentation } from './documentation.ts'
import { jsonSchema } from './json-schema.ts'
import { readGantryPlan } from './read.ts'
import { writeGantryPlan } from './write.ts'

function planOf(read: PlanRead): Plan {
  if (read.refusal !== undefined) throw new Error(`${read.refusal.place}: ${read.refusal.message}`)
  return read.plan
}

const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json))
const jsonOf = (plan: Plan) =>
  JSON.parse(new TextDecoder().decode(writeGantryPlan(plan))) as { version: number; plan: Record<string, unknown> }

describe('writing and reading again', () => {
  it('loses nothing of a plan that uses every field', () => {
    expect(readGantryPlan(writeGantryPlan(full))).toEqual({ plan: full, findings: [] })
  })

  it('knows one zero, though JSON can spell two', () => {
    const text = new TextDecoder().decode(writeGantryPlan(full)).replace(/"(duration|anything)": ?\d+/g, '"$1":-0')
    expect(text).toContain('"duration":-0')
    const read = planOf(readGantryPlan(new TextEncoder().encode(text)))
    expect(planOf(readGantryPlan(writeGantryPlan(read)))).toEqual(read)
  })

  it('spells dates, days and shifts for people', () => {
    const { plan } = jsonOf(full)
    expect(plan['start']).toBe('2025-02-19T21:20')
    expect(plan['calendars']).toMatchObject([
      { week: [[], ['08:00-12:00', '13:00-17:00'], null, ['22:00-30:00'], ['00:00-24:00'], [], null] },
      {},
    ])
  })

  const files = ['interop/xer', 'cpm/p6-sp10'].flatMap((folder) => realFiles(folder, '.xer'))
  it.skipIf(files.length === 0).each(files)('loses nothing of %s', (_, bytes) => {
    const plan = planOf(readXer(bytes))
    expect(planOf(readGantryPlan(writeGantryPlan(plan)))).toEqual(plan)
  })
})

describe('what is not as described', () => {
  const plan = planOf(readXer(smallXer()))
  /** The plan's JSON with another value at each path; undefined: with none. */
  const changed = (...changes: readonly (readonly [path: string, value: unknown])[]) => {
    const json = jsonOf(plan)
    for (const [path, value] of changes) {
      const steps = path.split('.')
      const last = steps.pop() ?? ''
      const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, json.plan)
      if (value === undefined) delete holder[last]
      else holder[last] = value
    }
    return readGantryPlan(bytesOf(json))
  }

  it.each([
    ['a date that is none', 'start', '2026-02-30T08:00', 'start'],
    ['a field that is missing', 'tasks.1.name', undefined, 'tasks[1].name'],
    ['a word that is not known', 'dependencies.0.type', 'FX', 'dependencies[0].type'],
    ['a lag in no form', 'dependencies.0.lag', { in: 'moons' }, 'dependencies[0].lag'],
    ['a shift that ends before it begins', 'calendars.0.week.1', ['16:00-08:00'], 'calendars[0].week[1][0]'],
    ['a week of six days', 'calendars.0.week', [[], [], [], [], [], []], 'calendars[0].week'],
    ['text for a number', 'tasks.1.duration', '1e999', 'tasks[1].duration'],
  ])('%s is refused with its place', (_, path, value, place) => {
    expect(changed([path, value]).refusal).toMatchObject({ id: 'gantryPlan.shape', place })
  })

  it('an id that is there twice is refused with its place', () => {
    expect(changed(['tasks.1.id', plan.tasks[0]?.id]).refusal).toMatchObject({
      id: 'gantryPlan.twice',
      place: 'tasks[1].id',
    })
  })

  it.each([
    ['other JSON', bytesOf({ format: 'x' }), 'gantryPlan.notOurs'],
    ['a list', bytesOf([]), 'gantryPlan.notOurs'],
    ['a later version', bytesOf({ format: 'gantry-plan', version: 2, plan: {} }), 'gantryPlan.version'],
    ['one cut short', writeGantryPlan(full).subarray(0, 900), 'gantryPlan.json'],
    ['other encodings', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d), 'text.notUtf8'],
    ['deep nesting', new TextEncoder().encode('['.repeat(100_000)), 'gantryPlan.tooDeep'],
  ])('%s is refused', (_, bytes, id) => {
    expect(readGantryPlan(bytes).refusal?.id).toBe(id)
  })

  it('fields that are not known, ids that lead nowhere and tasks that hold themselves are told', () => {
    const read = changed(
      ['colour', 'red'],
      ['dependencies.0.predecessor', 'nobody'],
      ['tasks.0.parent', plan.tasks[2]?.id],
    )
    expect(read.findings?.map(({ id, place }) => `${id} ${place ?? ''}`)).toEqual([
      'gantryPlan.unknownField ',
      'gantryPlan.missing dependencies[0].predecessor',
      'gantryPlan.parentLoop ',
    ])
  })
})

describe('what is generated from the description (renew with `npm test -- packages/formats/src/gantry-plan -u`)', () => {
  const docs = '../../../../docs/formats'

  it('is the documentation', async () => {
    await expect(documentation()).toMatchFileSnapshot(`${docs}/gantry-plan.md`)
  })

  it('is the JSON Schema', async () => {
    await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      `${docs}/gantry-plan.schema.generated.json`,
    )
  })
})
