import { snakeCase } from '@gantry/domain/kind'
import { moneyFields } from '@gantry/domain/portfolio/facts'
import type { Reach } from '@gantry/domain/reach'
import type { Query } from '../database.ts'
import { Params } from '../records/params.ts'
import { placeWithin } from '../records/visible-at-place.ts'

/** Whose amounts are meant: reports that imports brought, within a reach, of one import or of all. */
export interface CurrencyOf {
  readonly org: string
  readonly reach: Reach
  readonly import: string | null
}

/**
 * Reports with amounts of which nobody knows the currency, or of which a person said it. Rows: id, place, initiative,
 * version, and the fields of each: `unknown` and `said`, with the currency that was `said`.
 */
export function currencyQuery({ org, reach, import: of }: CurrencyOf, lock: boolean): Query {
  const params = new Params()
  return {
    text: `select s.id, s.place, s.initiative, s.version, s.source->'currencySaid'->>'currency' as currency,
        coalesce((select jsonb_agg(f.name) from (values ${columnsOf('s')}) as f(name, currency)
          where f.currency = 'XXX'), '[]') as unknown,
        coalesce((select jsonb_agg(c.key) from jsonb_each(s.custom) c
          where jsonb_typeof(c.value) = 'object' and c.value->>'currency' = 'XXX'), '[]') as unknown_custom,
        coalesce(s.source->'currencySaid'->'fields', '[]') as said
      from status_report s
      where s.org = ${params.named('org', org)}::uuid and s.deleted_at is null and s.state = 'imported'
        and ${placeWithin('s.place', reach, params)}
        and (${params.add(of)}::uuid is null or s.source->>'import' = ${params.named('import', of)}::text)
        and (s.source ? 'currencySaid'
          or 'XXX' in (${moneyFields.map((field) => `coalesce(s.${snakeCase(field)}_currency, '')`).join(', ')})
          or s.custom::text like '%"XXX"%')
      order by s.id${lock ? ' for update' : ''}`,
    values: params.values,
  }
}

function columnsOf(alias: string): string {
  return moneyFields.map((field) => `('${field}', ${alias}.${snakeCase(field)}_currency)`).join(', ')
}

export interface NewCurrency {
  readonly org: string
  readonly currency: string
  readonly at: string
  readonly by: string | null
  /**
   * Reports with their fields (built-in ones by name, others by id) that get the currency, and what the minor units of
   * each are multiplied by: currencies differ in their digits after the point.
   */
  readonly reports: readonly { readonly id: string; readonly fields: Readonly<Record<string, number>> }[]
}

/** Sets the currency of those fields, and notes beside their source that a person said it. */
export function setCurrency({ org, currency, at, by, reports }: NewCurrency): Query[] {
  const set = moneyFields.flatMap((field) => {
    const name = snakeCase(field)
    const scaled = (column: string) =>
      `${column} = case when n.fields ? '${field}' then round(s.${column} * (n.fields->>'${field}')::numeric)::bigint else s.${column} end`
    return [
      `${name}_currency = case when n.fields ? '${field}' then $2::text else s.${name}_currency end`,
      ...[name, `${name}_low`, `${name}_high`].map(scaled),
    ]
  })
  const rows = JSON.stringify(reports)
  return [
    {
      text: `update status_report s set ${set.join(', ')},
          custom = (select coalesce(jsonb_object_agg(c.key, case when n.fields ? c.key then c.value
              || jsonb_build_object('currency', $2::text)
              || coalesce((select jsonb_object_agg(a.key, round(a.value::text::numeric * (n.fields->>c.key)::numeric))
                from jsonb_each(c.value) a where a.key in ('minor', 'low', 'high') and jsonb_typeof(a.value) = 'number'), '{}')
              else c.value end), '{}') from jsonb_each(s.custom) c),
          source = case when $2::text = 'XXX' then s.source - 'currencySaid'
            else s.source || jsonb_build_object('currencySaid', jsonb_build_object('currency', $2::text, 'fields',
              (select jsonb_agg(f.key) from jsonb_object_keys(n.fields) f(key)))) end,
          version = s.version + 1, recorded_at = $3::timestamptz, updated_at = $3::timestamptz, updated_by = $4::uuid
        from jsonb_to_recordset($5::jsonb) as n(id uuid, fields jsonb)
        where s.org = $1::uuid and s.id = n.id`,
      values: [org, currency, at, by, rows],
    },
    {
      text: `update custom_cell c set num = c.num * (n.fields->>c.field::text)::numeric
        from jsonb_to_recordset($2::jsonb) as n(id uuid, fields jsonb)
        where c.org = $1::uuid and c.kind = 'statusReport' and c.record = n.id and n.fields ? c.field::text
          and n.fields->>c.field::text <> '1'`,
      values: [org, rows],
    },
  ]
}
