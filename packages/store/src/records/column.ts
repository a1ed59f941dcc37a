import { type Field, tellsMoney } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import type { Params } from './params.ts'
import type { Source } from './source.ts'
import { quotedName } from './table.ts'
import { placeWithin, type Sight } from './visible-at-place.ts'

/** A custom field as the store keeps it: a field with an id, whose values stand in the record's `custom`. */
export interface CustomField {
  readonly id: string
  readonly name: string
  readonly field: Field
}

/** Something a list can be sorted and filtered by, as SQL over the row `r`. */
export interface Column {
  readonly key: string
  readonly field: Field
  readonly sql: string
  /** Money: its currency. */
  readonly currency?: string
  /** Of what only those who see money may see: a condition that they do at the row, or nothing. */
  readonly seen?: string
  /** Custom: the id. */
  readonly custom?: string
}

const common: Readonly<Record<string, Field>> = {
  ref: { type: 'count', label: 'Reference' },
  state: { type: 'choice', label: 'State' },
  initiative: { type: 'ref', label: 'Initiative', to: 'initiative' },
  createdAt: { type: 'instant', label: 'Created' },
  updatedAt: { type: 'instant', label: 'Changed' },
  createdBy: { type: 'person', label: 'Created by' },
  updatedBy: { type: 'person', label: 'Changed by' },
}

/** Joins that the columns used in one statement need. */
export interface Joins {
  readonly sql: string[]
}

/** The column of a name: the kind's own, a common one, or a custom field's (by name or id). Undefined when there is none. */
export function columnNamed(
  name: string,
  source: Source,
  customs: readonly CustomField[],
  sight: Sight,
  params: Params,
  joins: Joins,
): Column | undefined {
  const { kind, has } = source
  const own = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
  if (own) return ownColumn(name, own, source, sight, params)
  if (Object.hasOwn(common, name) && (name !== 'state' || has.state) && (name !== 'initiative' || has.initiative)) {
    const field = name === 'state' ? { ...common.state!, of: kind.states ?? [] } : common[name]!
    return { key: name, field, sql: `r.${name === 'ref' ? 'ref_no' : snakeCase(name)}` }
  }
  const custom = customs.find((each) => each.name === name || each.id === name)
  return custom && customColumn(custom, source, sight, params, joins)
}

function ownColumn(key: string, field: Field, source: Source, sight: Sight, params: Params): Column {
  const name = snakeCase(key)
  if (!tellsMoney(field)) return { key, field, sql: `r.${quotedName(name)}` }
  const seen = moneySeen(source, sight, params)
  if (field.type !== 'money') return { key, field, sql: seen(`r.${quotedName(name)}`), seen: seen('true') }
  const [point, low, high] = [`r.${name}`, `r.${name}_low`, `r.${name}_high`]
  const sum = field.ranged ? `coalesce(${point}, (${low} + ${high}) / 2, ${low}, ${high})` : point
  return { key, field, sql: seen(sum), currency: seen(`r.${name}_currency`), seen: seen('true') }
}

function customColumn(custom: CustomField, source: Source, sight: Sight, params: Params, joins: Joins): Column {
  const { id, field } = custom
  const alias = `c${joins.sql.length}`
  joins.sql.push(`left join custom_cell ${alias} on ${alias}.org = r.org and ${alias}.kind = '${source.kind.name}'
    and ${alias}.field = ${params.named(`custom ${id}`, id)}::uuid and ${alias}.record = r.id`)
  if (field.type === 'money') {
    const seen = moneySeen(source, sight, params)
    const currency = `r.custom -> ${params.named(`custom ${id}`, id)}::text ->> 'currency'`
    return { key: id, field, custom: id, sql: seen(`${alias}.num`), currency: seen(currency), seen: seen('true') }
  }
  return { key: id, field, custom: id, sql: `${alias}.${cellColumn(field)}` }
}

/** Amounts, and words on them, read as nothing at places where the reader sees none: a sort or filter then tells nothing either. */
function moneySeen(source: Source, sight: Sight, params: Params): (sql: string) => string {
  const seen = source.has.place ? placeWithin('r.place', sight.money, params) : placeWithin('null', sight.money, params)
  return (sql) => (seen === 'true' ? sql : `case when ${seen} then ${sql} end`)
}

/** Where `custom_cell` keeps a value of a field's type. */
export function cellColumn(field: Field): 'text' | 'num' | 'day' {
  switch (field.type) {
    case 'count':
    case 'scale':
    case 'percent':
    case 'money':
      return 'num'
    case 'day':
      return 'day'
    default:
      return 'text'
  }
}
