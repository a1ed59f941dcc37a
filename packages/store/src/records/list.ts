import { snakeCase } from '@gantry/domain/kind'
import { within } from '@gantry/domain/reach'
import type { Query } from '../database.ts'
import { type Column, columnNamed, type CustomField } from './column.ts'
import { type Filter, filterSql } from './filter.ts'
import { labelJoin, labelSql } from './label.ts'
import { Params } from './params.ts'
import { asReference, prefixQuery, rangesOf } from './search.ts'
import { comesAfter, orderBy, type SortKey, sortKeys } from './sort.ts'
import type { Source } from './source.ts'
import { recordColumns, storedColumns } from './stored.ts'
import { quotedName } from './table.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

/** What a list is asked for. `limit` rows are returned, and one more when there are more. */
export interface ListRequest {
  readonly filters: readonly Filter[]
  readonly sort: readonly { readonly field: string; readonly down: boolean }[]
  readonly q: string
  /** Place of an initiative: its records and those below. */
  readonly under?: string
  readonly after?: readonly (string | null)[]
  readonly limit: number
  /** Fields whose references and persons get a label. */
  readonly labelled: readonly string[]
  /** The fields to read; all of them unless given. */
  readonly fields?: ReadonlySet<string>
  readonly deleted?: boolean
  /**
   * Walk the index of references at most this many rows far, and keep what may be seen: far cheaper than gathering and
   * sorting when the reader sees a good part. Only for a list by reference without filters; it may end early.
   */
  readonly walk?: number
}

/** Rows of `list` carry sort keys k0…, and labels as `label_<field>`; one row of `count` carries n. */
export interface ListQueries {
  readonly list: Query
  readonly count: Query
  readonly keys: number
}

export interface ListProblem {
  readonly field: string
  readonly message: string
}

export const mostCounted = 1000

/** The statements of one page and its count, or what cannot be asked. */
export function listQueries(
  source: Source,
  request: ListRequest,
  sight: Sight,
  customs: readonly CustomField[],
): ListQueries | { readonly problems: readonly ListProblem[] } {
  const list = conditions(source, request, sight, customs)
  const count = conditions(source, { ...request, sort: [] }, sight, customs)
  const problems = [
    ...list.problems,
    ...(list.keys.length > 8 ? [{ field: 'sort', message: 'has too many parts' }] : []),
  ]
  if (problems.length > 0) return { problems }
  return { list: pageQuery(source, request, sight, list), count: countQuery(source, count), keys: list.keys.length }
}

interface Conditions {
  readonly params: Params
  readonly joins: readonly string[]
  readonly where: readonly string[]
  readonly keys: readonly SortKey[]
  readonly problems: readonly ListProblem[]
}

function conditions(source: Source, request: ListRequest, sight: Sight, customs: readonly CustomField[]): Conditions {
  const params = new Params()
  const joins = { sql: [] as string[] }
  const problems: ListProblem[] = []
  const org = `r.org = ${params.named('org', sight.org)}::uuid`
  const where = [org, `r.deleted_at is ${request.deleted ? 'not null' : 'null'}`]
  const named = (name: string) => columnNamed(name, source, customs, sight, params, joins)
  const narrowed = request.under === undefined ? sight : { ...sight, see: within(sight.see, request.under) }
  where.push(visible('r', source, narrowed, params))
  if (request.under !== undefined && source.has.place) where.push('r.place is not null')
  for (const filter of request.filters) {
    const column = named(filter.field)
    const made = column ? filterSql(filter, column, source, params) : { problem: 'is not a field of this list' }
    if ('sql' in made) where.push(made.sql)
    else problems.push({ field: filter.field, message: made.problem })
  }
  if (request.q !== '') where.push(searched(source, request.q, sight, params))
  const keys: SortKey[] = []
  for (const { field, down } of request.sort) {
    const column: Column | undefined = named(field)
    const made = column && sortKeys(column, down)
    if (made) keys.push(...made)
    else problems.push({ field, message: column ? 'has no order to sort by' : 'is not a field of this list' })
  }
  if (!keys.at(-1)?.unique) keys.push({ sql: 'r.id', type: 'uuid', down: false, unique: true })
  return { params, joins: joins.sql, where: where.filter((part) => part !== 'true'), keys, problems }
}

function searched(source: Source, q: string, sight: Sight, params: Params): string {
  const money = rangesOf(sight.money)
  return `r.id in (select record from search_in_kind(${params.named('org', sight.org)}::uuid, '${source.kind.name}',
    ${params.add(prefixQuery(q))}::text, ${params.add(asReference(q))}::text,
    ${params.add(money.map(({ from }) => from))}::text[], ${params.add(money.map(({ below }) => below))}::text[]))`
}

function pageQuery(source: Source, request: ListRequest, sight: Sight, made: Conditions): Query {
  const { params, joins, keys } = made
  const where = [...made.where, ...(request.after ? [comesAfter(keys, request.after, params)] : [])]
  const keyColumns = keys.map(({ sql }, i) => `(${sql})::text as k${i}`)
  const from = request.walk === undefined ? `${source.table} r` : walked(source, request, sight, made)
  const inner = `select ${recordColumns(source, 'r', request.fields)}, ${keyColumns.join(', ')}
    from ${from} ${joins.join(' ')}
    where ${where.join(' and ')}
    order by ${orderBy(keys)} limit ${params.add(request.limit + 1)}::integer`
  const labels = labelledKinds(source, request.labelled).map(({ key, kind }, i) => {
    const { column, join } = labelJoin(`p.${quotedName(snakeCase(key))}`, `t${i}`, kind, sight, params)
    return { column: `${column} as label_${snakeCase(key)}`, join }
  })
  if (labels.length === 0) return { text: inner, values: params.values }
  return {
    text: `select p.*, ${labels.map(({ column }) => column).join(', ')}
      from (select q.*, row_number() over () as nth from (${inner}) q) p
      ${labels.map(({ join }) => join).join(' ')} order by p.nth`,
    values: params.values,
  }
}

/**
 * The next rows by reference, whoever they are for; the limit keeps the planner from gathering instead. Only what is
 * asked for is taken out of the rows: most of them are passed over.
 */
function walked(source: Source, request: ListRequest, sight: Sight, { params, keys }: Conditions): string {
  const beyond = request.after ? ` and ${comesAfter(keys, request.after, params)}` : ''
  return `(select ${storedColumns(source, 'r', request.fields)} from ${source.table} r where r.org = ${params.named('org', sight.org)}::uuid${beyond}
    order by ${orderBy(keys)} limit ${request.walk}) r`
}

/** What the ids in these columns refer to: the initiative, the kind's own references and persons, who wrote it. */
export function labelledKinds(
  source: Source,
  labelled: readonly string[],
): { readonly key: string; readonly kind: string }[] {
  const initiative = source.has.initiative && source.kind.of !== 'organisation'
  const chosen = labelled.flatMap((key) => {
    const field = Object.hasOwn(source.kind.fields, key) ? source.kind.fields[key] : undefined
    if (field?.type === 'person' || key === 'createdBy' || key === 'updatedBy') return [{ key, kind: 'person' }]
    return field?.type === 'ref' && field.to ? [{ key, kind: field.to }] : []
  })
  return [...(initiative ? [{ key: 'initiative', kind: 'initiative' }] : []), ...chosen]
}

/** Label columns of a row `p`. */
export function labelColumns(source: Source, labelled: readonly string[], sight: Sight, params: Params): string[] {
  return labelledKinds(source, labelled).map(
    ({ key, kind }) => `${labelSql(`p.${quotedName(snakeCase(key))}`, kind, sight, params)} as label_${snakeCase(key)}`,
  )
}

function countQuery(source: Source, { params, joins, where }: Conditions): Query {
  return {
    text: `select count(*) as n from (select from ${source.table} r ${joins.join(' ')}
      where ${where.join(' and ')} limit ${params.add(mostCounted + 1)}::integer) counted`,
    values: params.values,
  }
}
