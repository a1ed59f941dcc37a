import type { BaselineOfTask } from '@gantry/planning/plan'
import type { Query } from '../database.ts'
import { json } from '../sql.ts'
import { rowTables, type RowTable } from './columns.ts'

/** Fields of a row by name, as commands name them; undefined = the row is gone. */
export interface RowNow {
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>> | undefined
}

/** The statements that bring the rows of one table to what they are now; none where there is nothing to write. */
export function writeRows(org: string, plan: string, on: RowTable, rows: readonly RowNow[]): Query[] {
  const { table } = rowTables[on]
  const gone = rows.flatMap(({ id, fields }) => (fields === undefined ? [id] : []))
  const there = rows.flatMap(({ id, fields }) => (fields === undefined ? [] : [{ id, fields }]))
  return [
    ...(gone.length > 0
      ? [
          {
            text: `delete from ${table} where org = $1::uuid and plan = $2::uuid and id = any($3::text[])`,
            values: [org, plan, gone],
          },
        ]
      : []),
    ...pieces(there).map((some) => upsert(org, plan, on, some)),
  ]
}

/** So many rows are written by one statement: larger ones could take longer than a statement may. */
const rowsAtOnce = 5_000

function pieces<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const count = Math.ceil(rows.length / rowsAtOnce)
  return Array.from({ length: count }, (_, n) => rows.slice(n * rowsAtOnce, (n + 1) * rowsAtOnce))
}

function upsert(org: string, plan: string, on: RowTable, rows: readonly { id: string; fields: Fields }[]): Query {
  const { table, columns } = rowTables[on]
  const names = columns.map(({ column }) => column)
  return {
    text: `insert into ${table} (org, plan, id, ${names.join(', ')}, more)
      select $1::uuid, $2::uuid, r.id, ${names.map((name) => `r.${name}`).join(', ')}, coalesce(r.more, '{}')
      from jsonb_to_recordset($3::jsonb) as r(id text, ${columns.map(({ column, type }) => `${column} ${type}`).join(', ')}, more jsonb)
      on conflict (org, plan, id) do update set ${[...names, 'more'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [org, plan, json(rows.map(({ id, fields }) => recordOf(on, id, fields)))],
  }
}

type Fields = Readonly<Record<string, unknown>>

function recordOf(on: RowTable, id: string, fields: Fields): Fields {
  const record: Record<string, unknown> = { id }
  const more: Record<string, unknown> = { ...fields }
  delete more.baselines
  for (const { field, column } of rowTables[on].columns) {
    record[column] = fields[field] ?? null
    delete more[field]
  }
  return Object.keys(more).length === 0 ? record : { ...record, more }
}

/** A value of a baseline; undefined = there is none any more. */
export interface BaselineValueNow {
  readonly baseline: string
  readonly holder: 'task' | 'assignment'
  readonly id: string
  readonly value: BaselineOfTask | undefined
}

export function writeBaselineValues(org: string, plan: string, values: readonly BaselineValueNow[]): Query[] {
  const gone = values.filter(({ value }) => value === undefined)
  const there = values.filter(({ value }) => value !== undefined)
  return [
    ...(gone.length > 0
      ? [
          {
            text: `delete from plan_baseline_value v using unnest($3::text[], $4::text[], $5::text[]) as g(baseline, holder, id)
              where v.org = $1::uuid and v.plan = $2::uuid and v.baseline = g.baseline and v.holder = g.holder and v.id = g.id`,
            values: [
              org,
              plan,
              gone.map((one) => one.baseline),
              gone.map((one) => one.holder),
              gone.map(({ id }) => id),
            ],
          },
        ]
      : []),
    ...pieces(there).map((some) => upsertValues(org, plan, some)),
  ]
}

function upsertValues(org: string, plan: string, values: readonly BaselineValueNow[]): Query {
  const column = (of: (value: BaselineOfTask) => number | undefined) => values.map(({ value }) => of(value!) ?? null)
  return {
    text: `insert into plan_baseline_value
        (org, plan, baseline, holder, id, start_at, finish_at, duration, work, cost_minor)
      select $1::uuid, $2::uuid, v.* from unnest($3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[],
        $8::double precision[], $9::double precision[], $10::double precision[]) as v
      on conflict (org, plan, baseline, holder, id) do update set start_at = excluded.start_at,
        finish_at = excluded.finish_at, duration = excluded.duration, work = excluded.work, cost_minor = excluded.cost_minor`,
    values: [
      org,
      plan,
      values.map(({ baseline }) => baseline),
      values.map(({ holder }) => holder),
      values.map(({ id }) => id),
      column(({ start }) => start),
      column(({ finish }) => finish),
      column(({ duration }) => duration),
      column(({ work }) => work),
      column(({ costMinor }) => costMinor),
    ],
  }
}
