import type { Absence } from '@gantry/domain/absence'
import {
  type Absences,
  type Field,
  type Fields,
  kindReferredTo,
  tellsMoney,
  textOf,
  type Value,
  type Values,
} from '@gantry/domain/field'
import type { AnyKind, RuleRefusal } from '@gantry/domain/kind'
import { isEmpty, missingValues, readAbsences, readValues, type ValueProblem } from '@gantry/domain/records/read-values'
import { fieldsById } from '@gantry/store/records/followers'
import type { CustomField } from '@gantry/store/records/column'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse, type Refused } from '../outcome.ts'
import type { Reader } from './load.ts'
import { labelsFor } from './other-labels.ts'

/** What a caller sends of a record, new or changed. */
export interface DraftInput {
  readonly fields?: Readonly<Record<string, unknown>>
  readonly custom?: Readonly<Record<string, unknown>>
  /** A type of absence for a field, or null to take it back. */
  readonly absent?: Readonly<Record<string, Absence | null>>
  readonly audience?: 'inherits' | 'managers' | 'named'
  /** Persons who may see a record for named people. */
  readonly readers?: readonly string[]
}

/** What was sent, read, and the whole record as it would be. */
export interface Draft {
  readonly fields: Readonly<Record<string, Value>>
  readonly custom: Readonly<Record<string, Value>>
  readonly absent: Absences
  /** All values afterwards, derived ones too. */
  readonly values: Values
}

/** What a new record at a place is read against. */
export function nothingAt(place: string | null): Pick<Stored, 'fields' | 'custom' | 'absent' | 'place'> {
  return { fields: {}, custom: {}, absent: {}, place }
}

/**
 * Reads what was sent against the record as it stands (or against nothing): values by their fields, references to what
 * the caller can see, typed absences, required fields, derived values, and the kind's own rules.
 */
export async function readDraft(
  context: Context,
  read: Reader,
  kind: AnyKind,
  customs: readonly CustomField[],
  input: DraftInput,
  stored: Pick<Stored, 'fields' | 'custom' | 'absent' | 'place'>,
): Promise<Outcome<Draft>> {
  const customFields = fieldsById(customs)
  const every = { ...kind.fields, ...customFields }
  const fields = readValues(kind.fields, input.fields ?? {})
  const custom = readValues(customFields, input.custom ?? {})
  const absences = readAbsences(every, input.absent ?? {})
  const sent = { ...fields.values, ...custom.values } as Record<string, Value>
  const problems = [...fields.problems, ...custom.problems, ...absences.problems, ...bothGiven(sent, absences.absences)]
  if (problems.length > 0) return unacceptable(kind, problems)
  const touched = [...Object.keys(sent), ...Object.keys(absences.absences)]
  const seesMoney = context.actor.access.seesMoney(stored.place)
  const blind = touched.filter((key) => !seesMoney && every[key] && tellsMoney(every[key]))
  if (blind.length > 0) return hiddenMoney(blind)
  const strange = await strangeReferences(context, read, every, sent)
  if (strange.length > 0) return unacceptable(kind, strange)
  return finished(
    kind,
    customFields,
    stored,
    fields.values as Draft['fields'],
    custom.values as Draft['custom'],
    absences.absences,
  )
}

function finished(
  kind: AnyKind,
  customFields: Readonly<Record<string, Field>>,
  stored: Pick<Stored, 'fields' | 'custom' | 'absent'>,
  fields: Draft['fields'],
  custom: Draft['custom'],
  absences: Readonly<Record<string, Absence | null>>,
): Outcome<Draft> {
  const absent = absentAfter(stored.absent as Absences, { ...fields, ...custom }, absences)
  const cleared = Object.fromEntries(
    Object.keys(absent)
      .filter((key) => key in kind.fields)
      .map((key) => [key, null]),
  )
  const clearedCustom = Object.fromEntries(
    Object.keys(absent)
      .filter((key) => key in customFields)
      .map((key) => [key, null]),
  )
  const merged = { ...stored.fields, ...fields, ...cleared } as Values
  const derived = (kind.derive?.(merged) ?? {}) as Draft['fields']
  const values = { ...merged, ...derived } as Values
  const wholeCustom = { ...stored.custom, ...custom, ...clearedCustom } as Values
  const missing = [...missingValues(kind.fields, values, absent), ...missingValues(customFields, wholeCustom, absent)]
  const untitled = isEmpty(values[kind.title]) && missing.length === 0
  if (untitled) missing.push({ field: kind.title, message: 'names the record, so it cannot be absent' })
  if (missing.length > 0) return unacceptable(kind, missing)
  const refusal = kind.rules?.map((rule) => rule.refuse(values)).find(Boolean)
  if (refusal) return refusedByRule(refusal)
  return done({
    fields: { ...fields, ...cleared, ...derived },
    custom: { ...custom, ...clearedCustom },
    absent,
    values,
  })
}

export function refusedByRule({ id, message, mend, field }: RuleRefusal): Refused {
  return refuse({ id, status: 422, message, mend, fields: field ? [{ field, message }] : undefined })
}

/** Who does not see an amount cannot write over it. */
function hiddenMoney(fields: readonly string[]): Refused {
  return refuse({
    id: 'money.hidden',
    status: 403,
    message: 'You do not see amounts of money here, nor what is written on them, so you cannot write them either.',
    mend: 'Maybe leave them out, or ask whoever administers roles for the right to see money.',
    fields: fields.map((field) => ({ field, message: 'is not shown to you' })),
  })
}

/** A value takes an absence away, an absence takes a value away; null takes an absence back. */
function absentAfter(
  before: Absences,
  sent: Readonly<Record<string, Value>>,
  absences: Readonly<Record<string, Absence | null>>,
): Absences {
  const after: Record<string, Absence> = { ...before }
  for (const [key, value] of Object.entries(sent)) if (!isEmpty(value)) delete after[key]
  for (const [key, absence] of Object.entries(absences)) {
    if (absence) after[key] = absence
    else delete after[key]
  }
  return after
}

function bothGiven(
  sent: Readonly<Record<string, Value>>,
  absences: Readonly<Record<string, Absence | null>>,
): ValueProblem[] {
  return Object.entries(absences)
    .filter(([key, absence]) => absence && !isEmpty(sent[key]))
    .map(([field]) => ({ field, message: 'has a value and an absence: it can only have one' }))
}

/** References to what is not there, or may not be seen by the caller, which they cannot tell apart. */
async function strangeReferences(
  context: Context,
  read: Reader,
  fields: Fields,
  values: Values,
): Promise<ValueProblem[]> {
  const pointing = Object.entries(values).flatMap(([key, value]) => {
    const to = fields[key] && kindReferredTo(fields[key])
    if (!to || value === null || value === undefined) return []
    return [{ key, to, ids: Array.isArray(value) ? (value as string[]) : [textOf(value)] }]
  })
  const wanted = new Map<string, string[]>()
  for (const { to, ids } of pointing) wanted.set(to, [...(wanted.get(to) ?? []), ...ids])
  const labels = await labelsFor(context, read, wanted)
  return pointing
    .filter(({ ids }) => ids.some((id) => !labels[id] || 'restricted' in labels[id]))
    .map(({ key, to }) => ({ field: key, message: `is no ${to} that you can see` }))
}

export function unacceptable(kind: AnyKind, fields: readonly ValueProblem[]): Refused {
  const said = fields.map(({ field, message }) => `${kind.fields[field]?.label ?? field} ${message}`).join('; ')
  return refuse({
    id: 'record.unacceptable',
    status: 422,
    message: `The ${kind.label.toLowerCase()} cannot be kept like this: ${said}.`.slice(0, 2000),
    mend: 'Maybe correct the fields named here; nothing was changed.',
    fields,
  })
}
