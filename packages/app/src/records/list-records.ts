import type { AnyKind } from '@gantry/domain/kind'
import type { RecordListJson } from '@gantry/domain/records/record-json'
import type { Query } from '@gantry/store/database'
import type { CustomField } from '@gantry/store/records/column'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import type { Filter } from '@gantry/store/records/filter'
import { listQueries, type ListRequest, mostCounted } from '@gantry/store/records/list'
import { recordQuery } from '@gantry/store/records/read'
import { type Source, sourceOf } from '@gantry/store/records/source'
import type { Row } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse, type Refused } from '../outcome.ts'
import { Permissions } from './allowed.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { knownMany, noteMany } from './known-many.ts'
import { reading } from './load.ts'
import { recordJson, showing, type Shown } from './present.ts'
import { withLinkedNeeds } from './linked-needs.ts'
import { withOtherLabels } from './other-labels.ts'
import { sightOf } from './sight.ts'

/** A list as it is asked for: all of it comes from the URL. */
export interface ListInput {
  readonly q?: string
  /** '-impact,title' */
  readonly sort?: string
  readonly filters?: readonly Filter[]
  readonly after?: string
  readonly limit?: number
  /** Names of fields and of custom fields; the kind's own choice unless given. */
  readonly columns?: readonly string[]
  /** Id or reference of an initiative: its records and those below it. */
  readonly initiative?: string
  readonly deleted?: boolean
}

export const mostRows = 200
const defaultRows = 50
const defaultSort = '-ref'

/** One page of a kind's records, within the caller's rights, in one round trip where nothing has to be known first. */
export async function listRecords(context: Context, kind: AnyKind, input: ListInput): Promise<Outcome<RecordListJson>> {
  const source = sourceOf(kind.name)
  const asked = await preparedList(context, source, input)
  if (!asked.ok) return asked
  const { request, customs, columns } = asked.value
  const walked = isPlain(request) && knownMany(context, kind) ? await walkedPage(context, source, request) : undefined
  const page = walked ? done(walked) : await gatheredPage(context, source, request, customs)
  if (!page.ok) return page
  if (isPlain(request) && !walked) noteMany(context, kind, page.value.n > mostCounted)
  const shown = shownOf(source, columns, customs)
  const json = pageOf(context, source, input.sort ?? defaultSort, request, page.value, shown)
  const read = reading(context)
  const rows = await withOtherLabels(context, read, kind, shown.customs, json.rows)
  return done({ ...json, rows: await withLinkedNeeds(context, read, kind, rows) })
}

interface Page {
  readonly rows: readonly Row[]
  /** Sort keys in each row. */
  readonly keys: number
  readonly n: number
}

/** Gathers what may be seen, sorts and counts it. */
async function gatheredPage(
  context: Context,
  source: Source,
  request: ListRequest,
  customs: readonly CustomField[],
): Promise<Outcome<Page>> {
  const queries = listQueries(source, request, sightOf(context), customs)
  if ('problems' in queries) return unaskable(source.kind, queries.problems)
  const [list, count] = await reading(context)([queries.list, queries.count])
  return done({ rows: list!.rows, keys: queries.keys, n: Number(count!.rows[0]?.n ?? 0) })
}

/** Rows looked at before the walk is given up. */
const walkBudget = 4000

/** Walks the references down instead; undefined when the budget ended before the page was full. */
async function walkedPage(context: Context, source: Source, request: ListRequest): Promise<Page | undefined> {
  const queries = listQueries(source, { ...request, walk: walkBudget }, sightOf(context), [])
  if ('problems' in queries) return undefined
  const [list] = await reading(context)([queries.list])
  if (list!.rows.length <= request.limit) return undefined
  return { rows: list!.rows, keys: queries.keys, n: mostCounted + 1 }
}

/** By reference and without filters: the only list that a walk serves. */
function isPlain({ filters, sort, q, under, deleted }: ListRequest): boolean {
  return (
    filters.length === 0 && sort.length === 1 && sort[0]?.field === 'ref' && q === '' && under === undefined && !deleted
  )
}

interface Prepared {
  readonly request: ListRequest
  /** None unless the list is sorted, filtered or shown by some. */
  readonly customs: readonly CustomField[]
  readonly columns: readonly string[]
}

/** What has to be known before the list can be asked for: where its initiative lies, and custom fields if it names any. */
export async function preparedList(context: Context, source: Source, input: ListInput): Promise<Outcome<Prepared>> {
  const sort = parseSort(input.sort ?? defaultSort)
  const after = input.after === undefined ? undefined : decodeCursor(input.after)
  if (input.after !== undefined && after?.sort !== (input.sort ?? defaultSort)) return staleCursor()
  const { kind } = source
  const columns = input.columns ?? kind.list
  const names = [...sort.map(({ field }) => field), ...(input.filters ?? []).map(({ field }) => field), ...columns]
  const unknown = names.some((name) => !Object.hasOwn(kind.fields, name) && !commonNames.has(name))
  const under = input.initiative === undefined ? undefined : initiativeQuery(context, input.initiative)
  if (input.initiative !== undefined && !under) return noInitiative(input.initiative)
  const first = [...(unknown ? [customFieldsQuery(context.org, kind.name)] : []), ...(under ? [under] : [])]
  const results = first.length > 0 ? await reading(context)(first) : []
  const customs = unknown ? customFieldsOf(results[0]) : []
  const place = results.at(-1)?.rows[0]?.place
  if (under && typeof place !== 'string') return noInitiative(input.initiative ?? '')
  const strange = columns.filter((name) => !isColumn(name, source, customs))
  if (strange.length > 0)
    return unaskable(
      kind,
      strange.map((field) => ({ field, message: 'is not a field of this list' })),
    )
  return done({
    customs,
    columns,
    request: {
      q: input.q ?? '',
      sort,
      filters: (input.filters ?? []).map((filter) => forMe(filter, context)),
      after: after?.values,
      limit: Math.min(input.limit ?? defaultRows, mostRows),
      labelled: columns,
      fields: neededFields(kind, columns),
      deleted: input.deleted,
      ...(under ? { under: place as string } : {}),
    },
  })
}

/** What is shown, and what tells what may be done with a row. */
function neededFields(kind: AnyKind, columns: readonly string[]): ReadonlySet<string> {
  const needs = Object.values(kind.steps ?? {}).flatMap((step) => step.needs ?? [])
  return new Set([...columns, kind.title, ...(kind.own ?? []), ...needs])
}

const commonNames = new Set(['ref', 'state', 'initiative', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'])

function isColumn(name: string, { kind }: Source, customs: readonly CustomField[]): boolean {
  if (Object.hasOwn(kind.fields, name) || commonNames.has(name)) return true
  return customs.some((custom) => custom.name === name || custom.id === name)
}

function initiativeQuery(context: Context, ref: string): Query | undefined {
  return recordQuery(sourceOf('initiative'), ref, sightOf(context))
}

function parseSort(sort: string): { field: string; down: boolean }[] {
  const parts = sort.split(',').filter((part) => part !== '')
  return parts.map((part) => ({ field: part.replace(/^-/, ''), down: part.startsWith('-') }))
}

/** 'owner:eq:me' is the caller. */
function forMe(filter: Filter, { actor }: Context): Filter {
  return filter.value === 'me' && actor.person !== undefined ? { ...filter, value: actor.person } : filter
}

export function shownOf(source: Source, columns: readonly string[], customs: readonly CustomField[]): Shown {
  const own = columns.filter((name) => Object.hasOwn(source.kind.fields, name))
  const custom = customs.filter(({ id, name }) => columns.includes(id) || columns.includes(name))
  return showing(source, own, custom)
}

function pageOf(
  context: Context,
  source: Source,
  sort: string,
  request: ListRequest,
  page: Page,
  shown: Shown,
): RecordListJson {
  const permissions = new Permissions(context.actor)
  const { access } = context.actor
  const rows = page.rows.slice(0, request.limit)
  const last = page.rows.length > request.limit ? rows.at(-1) : undefined
  const anywhere = source.kind.of === 'organisation' ? access.may('create', null) : access.mayAnywhere('create')
  return {
    rows: rows.map((row) => recordJson(source, row, shown, permissions)),
    next: last
      ? encodeCursor({ sort, values: Array.from({ length: page.keys }, (_, i) => last[`k${i}`] as string | null) })
      : null,
    count: { n: Math.min(page.n, mostCounted), capped: page.n > mostCounted },
    allowed: { create: anywhere, export: access.mayAnywhere('export'), seeMoney: access.mayAnywhere('seeMoney') },
  }
}

export function unaskable(kind: AnyKind, fields: readonly { field: string; message: string }[]): Refused {
  return refuse({
    id: 'list.unaskable',
    status: 400,
    message: `${kind.plural} cannot be listed like this: ${fields.map(({ field, message }) => `${field} ${message}`).join('; ')}.`,
    mend: `Maybe one of: ref, state, updatedAt, ${Object.keys(kind.fields).join(', ')}.`,
    fields,
  })
}

function staleCursor(): Refused {
  return refuse({
    id: 'list.cursor',
    status: 400,
    message: 'The place to go on from does not belong to this list.',
    mend: 'Maybe the sort was changed: begin again without “after”.',
  })
}

function noInitiative(ref: string): Refused {
  return refuse({
    id: 'record.not-found',
    status: 404,
    message: `There is no initiative ${ref.slice(0, 60)} that you can see.`,
    mend: 'Maybe it was deleted, or you hold no role on it.',
  })
}
