import { type Field, type Fields, tellsMoney, textOf, type Value } from '@gantry/domain/field'
import type { Query } from '../database.ts'
import { cellColumn, type CustomField } from './column.ts'
import { insertRows, type NewRow } from './insert-rows.ts'
import type { Source } from './source.ts'

/** What is written beside a record in the same transaction: search entry, index cells of custom values, references. */

export interface Followed {
  readonly id: string
  readonly fields: Readonly<Record<string, Value | undefined>>
  readonly custom: Readonly<Record<string, Value>>
}

/** Rewrites the search entries of records that stand in the table already. */
export function searchEntries(
  source: Source,
  org: string,
  records: readonly Followed[],
  customs: readonly CustomField[],
): Query {
  const { kind, table, has } = source
  const rows = records.map(({ id, fields, custom }) => ({
    id,
    title: textOf(fields[kind.title]),
    ...bodiesOf([...textsOf(kind.fields, fields, kind.title), ...textsOf(fieldsById(customs), custom)]),
  }))
  return {
    text: `insert into search_entry (org, kind, record, ref, place, audience, title, body, money_body)
      select t.org, '${kind.name}', t.id, '${kind.prefix}-' || t.ref_no, ${has.place ? 't.place' : 'null'},
        ${has.audience ? 't.audience' : `'inherits'`}, s.title, s.body, s.money_body
      from jsonb_to_recordset($2::jsonb) as s(id uuid, title text, body text, money_body text)
      join ${table} t on t.org = $1::uuid and t.id = s.id
      on conflict (org, kind, record) do update set ref = excluded.ref, place = excluded.place,
        audience = excluded.audience, title = excluded.title, body = excluded.body,
        money_body = excluded.money_body`,
    values: [org, JSON.stringify(rows)],
  }
}

interface Said {
  readonly text: string
  readonly onMoney: boolean
}

/** What is found by everybody who sees the record, and what only by those who see money there. */
function bodiesOf(said: readonly Said[]): { body: string; money_body: string } {
  const joined = (onMoney: boolean) => said.flatMap((each) => (each.onMoney === onMoney ? [each.text] : []))
  const [body, money] = [joined(false), joined(true)].map((texts) => texts.join('\n').replaceAll('\0', ''))
  return { body: body ?? '', money_body: money ?? '' }
}

function textsOf(fields: Fields, values: Readonly<Record<string, Value | undefined>>, except?: string): Said[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = key === except ? null : values[key]
    if (value === null || value === undefined) return []
    const { type } = field
    const said = (text: string): Said[] => [{ text, onMoney: tellsMoney(field) }]
    if (type === 'text' || type === 'note' || type === 'link') return said(textOf(value))
    return type === 'tags' && Array.isArray(value) ? said(value.join(' ')) : []
  })
}

export function fieldsById(customs: readonly CustomField[]): Fields {
  return Object.fromEntries(customs.map(({ id, field }) => [id, field]))
}

/** Rewrites the index cells of some custom fields of some records. */
export function customCells(
  source: Source,
  org: string,
  records: readonly Followed[],
  customs: readonly CustomField[],
  fresh: boolean,
): Query[] {
  if (customs.length === 0) return []
  const kind = source.kind.name
  const clear: Query = {
    text: `delete from custom_cell where org = $1::uuid and kind = '${kind}' and field = any($2::uuid[]) and record = any($3::uuid[])`,
    values: [org, customs.map(({ id }) => id), records.map(({ id }) => id)],
  }
  return [...(fresh ? [] : [clear]), ...insertRows('custom_cell', cellRows(kind, org, records, customs))]
}

/** The copies of custom values that filter and sort read, as rows. */
export function cellRows(
  kind: string,
  org: string,
  records: readonly Pick<Followed, 'id' | 'custom'>[],
  customs: readonly Pick<CustomField, 'id' | 'field'>[],
): NewRow[] {
  return records.flatMap(({ id, custom }) =>
    customs.flatMap((each) => {
      const value = custom[each.id] ?? null
      if (value === null) return []
      return [{ org, kind, field: each.id, record: id, text: null, num: null, day: null, ...cellOf(each.field, value) }]
    }),
  )
}

/** Long enough to sort by, short enough for an index. */
const mostCellText = 500

function cellOf(field: Field, value: Exclude<Value, null>): object {
  if (typeof value === 'object' && 'currency' in value) {
    const { currency } = value
    if ('minor' in value) return { num: value.minor, text: currency }
    const { low, high } = value
    return { num: low === undefined ? high : high === undefined ? low : (low + high) / 2, text: currency }
  }
  if (typeof value === 'object') return { text: [...value].join(' ').slice(0, mostCellText) }
  if (cellColumn(field) === 'num') return { num: Number(value) }
  return cellColumn(field) === 'day' ? { day: value } : { text: String(value).slice(0, mostCellText) }
}

/** Rewrites the references of fields that hold several. */
export function severalReferences(
  source: Source,
  org: string,
  actor: string | null,
  newId: () => string,
  records: readonly Followed[],
  fresh: boolean,
): Query[] {
  const { kind } = source
  const several = Object.entries(kind.fields).filter(([, field]) => field.type === 'refs')
  return several.flatMap(([role, { to }]) => {
    const changed = records.filter(({ fields }) => fields[role] !== undefined)
    const rows = changed.flatMap(({ id, fields }) =>
      [...new Set((fields[role] ?? []) as readonly string[])].map((target) => ({ id: newId(), from: id, target })),
    )
    const clear: Query = {
      text: `delete from record_link where org = $1::uuid and from_kind = '${kind.name}' and role = '${role}'
        and from_record = any($2::uuid[])`,
      values: [org, changed.map(({ id }) => id)],
    }
    const write: Query = {
      text: `insert into record_link (org, id, from_kind, from_record, to_kind, to_record, role, created_by)
        select $1::uuid, l.id, '${kind.name}', l."from", '${to}', l.target, '${role}', $2::uuid
        from jsonb_to_recordset($3::jsonb) as l(id uuid, "from" uuid, target uuid)`,
      values: [org, actor, JSON.stringify(rows)],
    }
    return [...(fresh || changed.length === 0 ? [] : [clear]), ...(rows.length > 0 ? [write] : [])]
  })
}
