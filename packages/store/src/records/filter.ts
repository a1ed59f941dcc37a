import { isDay } from '@gantry/domain/day'
import type { Field } from '@gantry/domain/field'
import type { Column } from './column.ts'
import type { Params } from './params.ts'
import type { Source } from './source.ts'

export const filterOps = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'has', 'absent', 'contains'] as const
export type FilterOp = (typeof filterOps)[number]

export interface Filter {
  readonly field: string
  readonly op: FilterOp
  readonly value: string
}

/** SQL of a filter over one column, or the sentence why it cannot be. */
export function filterSql(
  filter: Filter,
  column: Column,
  source: Source,
  params: Params,
): { sql: string } | { problem: string } {
  const { op, value } = filter
  if (op === 'has' || op === 'absent') return { sql: presence(op, value, column, source, params) }
  if (op === 'contains') return containing(value, column, params)
  const wanted = op === 'in' ? value.split('|') : [value]
  const unread = wanted.find((each) => !reads(column.field, each))
  if (unread !== undefined) return { problem: `“${unread.slice(0, 80)}” is not ${article[column.field.type]}` }
  if (isSeveral(column.field)) return several(op, wanted, column, source, params)
  return { sql: compared(op, wanted, column, params) }
}

function isSeveral({ type }: Field): boolean {
  return type === 'tags' || type === 'refs'
}

const comparisons = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function compared(
  op: Exclude<FilterOp, 'has' | 'absent' | 'contains'>,
  wanted: readonly string[],
  column: Column,
  params: Params,
): string {
  const type = sqlType(column)
  if (column.field.type === 'money') return comparedMoney(op, wanted, column, params)
  if (op === 'in') return `${column.sql} = any(${params.add(wanted)}::text[]::${type}[])`
  return `${column.sql} ${comparisons[op]} ${params.add(wanted[0])}::text::${type}`
}

/** '5000000' in any currency, '5000000 GBP' in one. */
function comparedMoney(
  op: 'in' | keyof typeof comparisons,
  wanted: readonly string[],
  column: Column,
  params: Params,
): string {
  const sign = op === 'in' ? '=' : comparisons[op]
  const each = wanted.map((value) => {
    const [minor, currency] = value.split(' ')
    const amount = `${column.sql} ${sign} ${params.add(minor)}::text::numeric`
    return currency ? `(${amount} and (${column.currency}) = ${params.add(currency)}::text)` : amount
  })
  return `(${each.join(' or ')})`
}

function sqlType({ field, custom, sql }: Column): string {
  if (custom) return sql.endsWith('.num') ? 'numeric' : sql.endsWith('.day') ? 'date' : 'text'
  switch (field.type) {
    case 'flag':
      return 'boolean'
    case 'count':
    case 'scale':
      return 'bigint'
    case 'percent':
      return 'double precision'
    case 'day':
      return 'date'
    case 'instant':
      return 'timestamptz'
    case 'ref':
    case 'person':
      return 'uuid'
    default:
      return 'text'
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const number = /^-?\d{1,15}(\.\d{1,6})?$/

function reads(field: Field, value: string): boolean {
  switch (field.type) {
    case 'flag':
      return value === 'true' || value === 'false'
    case 'count':
    case 'scale':
      return /^-?\d{1,15}$/.test(value)
    case 'percent':
      return number.test(value)
    case 'money':
      return /^-?\d{1,15}( [A-Z]{3})?$/.test(value)
    case 'day':
      return isDay(value)
    case 'instant':
      return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(value) && !Number.isNaN(Date.parse(value))
    case 'ref':
    case 'refs':
    case 'person':
      return uuid.test(value)
    default:
      return true
  }
}

const article: Readonly<Record<Field['type'], string>> = {
  text: 'a text',
  note: 'a text',
  choice: 'a choice',
  flag: 'true or false',
  count: 'a whole number',
  scale: 'a whole number',
  money: 'a whole number of minor units, with or without a currency (5000000 GBP)',
  percent: 'a number',
  day: 'a day (2027-05-14)',
  instant: 'a day or an instant (2027-05-14T09:00:00Z)',
  ref: 'an id',
  refs: 'an id',
  person: 'an id',
  link: 'a link',
  tags: 'a tag',
}

function several(op: FilterOp, wanted: readonly string[], column: Column, source: Source, params: Params) {
  if (op !== 'eq' && op !== 'ne' && op !== 'in')
    return { problem: `${column.field.label} has no order; it can be eq, ne, in, has` }
  const values = params.add(wanted)
  const any = column.custom
    ? `r.custom -> ${params.add(column.custom)}::text ?| ${values}::text[]`
    : column.field.type === 'tags'
      ? `${column.sql} && ${values}::text[]`
      : `exists (select from record_link l where l.org = r.org and l.from_kind = '${source.kind.name}'
          and l.from_record = r.id and l.role = '${column.key}' and l.to_record = any(${values}::text[]::uuid[]))`
  return { sql: op === 'ne' ? `coalesce(not (${any}), true)` : any }
}

function containing(value: string, column: Column, params: Params): { sql: string } | { problem: string } {
  const { type } = column.field
  const pattern = `%${value.replace(/[\\%_]/g, '\\$&')}%`
  if (type === 'tags') {
    const list = column.custom
      ? `r.custom ->> ${params.add(column.custom)}::text`
      : `array_to_string(${column.sql}, ' ')`
    return { sql: `${list} ilike ${params.add(pattern)}::text` }
  }
  if (type !== 'text' && type !== 'note' && type !== 'link' && type !== 'choice')
    return { problem: `${column.field.label} is not a text, so nothing can be contained in it` }
  const text = column.custom ? `r.custom ->> ${params.add(column.custom)}::text` : column.sql
  return { sql: `${text} ilike ${params.add(pattern)}::text` }
}

/** has: a value. absent: none, or with a value, that type of absence ('absent:withheld'). */
function presence(op: 'has' | 'absent', type: string, column: Column, source: Source, params: Params): string {
  if (op === 'absent' && type !== '' && source.has.absent)
    return `r.absent -> ${params.add(column.key)}::text ->> 'type' = ${params.add(type)}::text${column.seen ? ` and ${column.seen}` : ''}`
  const there =
    column.field.type === 'refs' && !column.custom ? anyLink(column, source) : `${present(column, params)} is not null`
  return op === 'has' ? there : `not (${there})`
}

function present(column: Column, params: Params): string {
  if (column.field.type === 'money') return `(${column.currency ?? column.sql})`
  if (column.custom) return `r.custom -> ${params.add(column.custom)}::text`
  return column.field.type === 'tags' ? `nullif(cardinality(${column.sql}), 0)` : column.sql
}

function anyLink(column: Column, source: Source): string {
  return `exists (select from record_link l where l.org = r.org and l.from_kind = '${source.kind.name}'
    and l.from_record = r.id and l.role = '${column.key}')`
}
