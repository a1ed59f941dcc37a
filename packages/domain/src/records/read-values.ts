import type { z } from 'zod'
import { type Absence, absenceTypes } from '../absence.ts'
import type { Absences, Field, Fields, Value, Values } from '../field.ts'
import { undirected } from '../undirected-text.ts'
import { valueSchema } from './value-schema.ts'

export interface ValueProblem {
  readonly field: string
  readonly message: string
}

/** Reads what was sent for some fields. Empty texts and lists mean no value. Unknown and computed fields are problems. */
export function readValues(fields: Fields, sent: Readonly<Record<string, unknown>>): ReadValues {
  const problems: ValueProblem[] = []
  const values: Record<string, Value> = {}
  for (const [key, given] of Object.entries(sent)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    const problem = field
      ? readValue(field, given, (value) => Object.assign(values, { [key]: value }))
      : 'is not a field'
    if (problem) problems.push({ field: key, message: problem })
  }
  return { values, problems }
}

export interface ReadValues {
  readonly values: Values
  readonly problems: readonly ValueProblem[]
}

function readValue(field: Field, given: unknown, keep: (value: Value) => void): string | undefined {
  if (field.computed) return 'is worked out or set by a step, and cannot be written'
  if (isEmpty(given)) {
    keep(null)
    return undefined
  }
  const read = schemaOf(field).safeParse(typeof given === 'string' ? undirected(given) : given)
  if (!read.success) return read.error.issues.map((issue) => issue.message).join('; ')
  keep(field.type === 'instant' ? new Date(String(read.data)).toISOString() : (read.data as Value))
  return undefined
}

/** Reads typed absences: { field: { type, reason? } | null }. */
export function readAbsences(
  fields: Fields,
  sent: Readonly<Record<string, Absence | null>>,
): { readonly absences: Readonly<Record<string, Absence | null>>; readonly problems: readonly ValueProblem[] } {
  const problems = Object.entries(sent).flatMap(([field, absence]) => {
    if (!Object.hasOwn(fields, field)) return [{ field, message: 'is not a field' }]
    if (absence && !absenceTypes.includes(absence.type))
      return [{ field, message: `has no absence “${String(absence.type)}”` }]
    return []
  })
  return { absences: sent, problems }
}

/** Required fields that have neither a value nor a typed absence. */
export function missingValues(fields: Fields, values: Values, absent: Absences): ValueProblem[] {
  return Object.entries(fields)
    .filter(([key, field]) => field.required && isEmpty(values[key]) && !absent[key])
    .map(([key]) => ({ field: key, message: 'is required: give a value, or say why there is none' }))
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

const schemasByField = new WeakMap<Field, z.ZodType>()

function schemaOf(field: Field): z.ZodType {
  const known = schemasByField.get(field)
  if (known) return known
  const schema = valueSchema(field)
  schemasByField.set(field, schema)
  return schema
}
