import type { Field } from '@gantry/domain/field'
import { everyKind } from '@gantry/domain/kinds/index'
import {
  customFieldsOf,
  customFieldsQuery,
  insertCustomField,
  lockCustomFields,
  removeCustomField,
  type StoredCustomField,
  updateCustomField,
} from '@gantry/store/records/custom-fields'
import { eventStatements } from '@gantry/store/events/write'
import { sourceOf } from '@gantry/store/records/source'
import type { Query } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { reading, readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf } from '../records/sight.ts'
import { fieldName, isTaken } from './field-name.ts'

export interface CustomFieldJson {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly version: number
  readonly sort: number
  readonly field: Field
}

export interface CustomFieldInput {
  readonly kind: string
  /** Made from the label unless given. */
  readonly name?: string
  readonly field: Field
  readonly sort?: number
}

const mostOfAKind = 100

export async function listCustomFields(context: Context, kind?: string): Promise<Outcome<{ rows: CustomFieldJson[] }>> {
  const [result] = await reading(context)([customFieldsQuery(context.org, kind ?? null)])
  return done({ rows: customFieldsOf(result) })
}

/** Adds a field to a kind; from then on it is listed, sorted, filtered, searched and exported like the kind's own. */
export async function addCustomField(context: Context, input: CustomFieldInput): Promise<Outcome<CustomFieldJson>> {
  const { kind, field, sort = 0 } = input
  const target = everyKind.find(({ name }) => name === kind && sourceOf(name).has.custom)
  if (!target) return notFound('kind with custom fields called', kind)
  const problem = definitionProblem(field)
  if (problem) return problem
  return await administering(context, kind, async (known) => {
    if (known.length >= mostOfAKind) return tooMany(target.plural)
    const name = input.name ?? fieldName(field.label, target, known)
    if (name === undefined || isTaken(name, target, known)) return nameTaken(input.name ?? field.label)
    const [id, { org, actor }] = [context.newId(), context]
    const made = { id, kind, name, version: 1, sort, field }
    const query = insertCustomField({ org, id, kind, name, field, sort, at: context.now(), by: actor.person ?? null })
    return done({ made, queries: [query], verb: 'created', after: { kind, name, field } })
  })
}

/** Changes how a field is called, helped, bounded or sorted; its type, name and what it refers to stay, since values hang on them. */
export async function changeCustomField(
  context: Context,
  id: string,
  input: { readonly version: number; readonly field?: Partial<Omit<Field, 'type' | 'to'>>; readonly sort?: number },
): Promise<Outcome<CustomFieldJson>> {
  const found = await find(context, id)
  if (!found) return notFound('custom field', id)
  return await administering(context, found.kind, async (known) => {
    const before = known.find((each) => each.id === id)
    if (!before) return notFound('custom field', id)
    if (before.version !== input.version) return staleField(input, before)
    const field = { ...before.field, ...input.field, type: before.field.type, to: before.field.to }
    const problem = definitionProblem(field)
    if (problem) return problem
    const sort = input.sort ?? before.sort
    const made = { ...before, field, sort, version: before.version + 1 }
    const queries = [updateCustomField(context.org, id, field, sort)]
    return done({
      made,
      queries,
      verb: 'changed',
      before: { field: before.field, sort: before.sort },
      after: { field, sort },
    })
  })
}

/** Takes a field out of its kind; what was written into it stays in the records and in their history. */
export async function dropCustomField(
  context: Context,
  id: string,
  version: number,
): Promise<Outcome<CustomFieldJson>> {
  const found = await find(context, id)
  if (!found) return notFound('custom field', id)
  return await administering(context, found.kind, async (known) => {
    const before = known.find((each) => each.id === id)
    if (!before) return notFound('custom field', id)
    if (before.version !== version) return staleField({ version }, before)
    const queries = removeCustomField(context.org, id, context.now())
    return done({
      made: before,
      queries,
      verb: 'deleted',
      before: { name: before.name, field: before.field },
      after: { name: null, field: null },
    })
  })
}

interface Written {
  readonly made: CustomFieldJson
  readonly queries: readonly Query[]
  readonly verb: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

async function administering(
  context: Context,
  kind: string,
  work: (known: readonly StoredCustomField[]) => Promise<Outcome<Written>>,
): Promise<Outcome<CustomFieldJson>> {
  const verdict = context.actor.access.may('administer', null)
  if (!verdict.ok) return forbidden(verdict)
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const [, result] = await readingIn(tx)([lockCustomFields(context.org), customFieldsQuery(context.org, kind)])
    const written = await work(customFieldsOf(result))
    if (!written.ok) return written
    const { made, queries, verb, before, after } = written.value
    const event = { verb, kind: 'customField', record: made.id, version: made.version, before, after }
    await tx.batch([...queries, ...eventStatements(context, [event]).queries])
    return done(made)
  })
}

async function find(context: Context, id: string): Promise<StoredCustomField | undefined> {
  const [result] = await reading(context)([customFieldsQuery(context.org, null)])
  return customFieldsOf(result).find((field) => field.id === id)
}

/** A choice needs its values, a reference its kind. */
function definitionProblem(field: Field) {
  if (field.type === 'choice' && !field.of?.length) return needsChoices()
  const refers = field.type === 'ref' || field.type === 'refs'
  return refers && !everyKind.some(({ name }) => name === field.to) ? needsKind(field.to) : undefined
}

function needsKind(to = '') {
  return refuse({
    id: 'customField.to',
    status: 422,
    message: to === '' ? 'A reference needs the kind it refers to.' : `There is no kind “${to.slice(0, 60)}”.`,
    mend: `Maybe one of: ${everyKind.map(({ name }) => name).join(', ')}.`,
    fields: [{ field: 'field.to', message: 'is no kind of record' }],
  })
}

function needsChoices() {
  return refuse({
    id: 'customField.choices',
    status: 422,
    message: 'A choice needs its values.',
    mend: 'Maybe list at least two.',
    fields: [{ field: 'field.of', message: 'is required for a choice' }],
  })
}

function tooMany(plural: string) {
  return refuse({
    id: 'customField.too-many',
    status: 422,
    message: `${plural} have ${mostOfAKind} custom fields already.`,
    mend: 'Maybe take one out that nobody fills.',
  })
}

function nameTaken(name: string) {
  return refuse({
    id: 'customField.name',
    status: 422,
    message: `A field cannot be called “${name.slice(0, 60)}” here.`,
    mend: 'Maybe another name: letters and digits, beginning with a small letter, and not the name of a field there is.',
    fields: [{ field: 'name', message: 'is taken or cannot be a name' }],
  })
}

function staleField(yours: unknown, theirs: StoredCustomField) {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: `The field “${theirs.field.label}” was changed meanwhile.`,
    mend: `Maybe look at it again; it is at version ${theirs.version} now.`,
    both: { yours, theirs },
  })
}
