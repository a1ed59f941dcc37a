import { dateColumns, type DateTable } from '@gantry/planning/editing'
import type { Query, Result } from '../database.ts'

/** Columns of the instants and floats, in the order of `dateColumns`. */
const names = [
  'start_at',
  'finish_at',
  'early_start',
  'early_finish',
  'late_start',
  'late_finish',
  'total_float',
  'free_float',
] as const

/** Nobody else dates the plan until the transaction ends; of which head the rows are, and which is the plan's. */
export function lockDated(org: string, plan: string): Query {
  return {
    text: `select head, dated from plan where org = $1::uuid and id = $2::uuid for update`,
    values: [org, plan],
  }
}

/** The dates as they stand in the rows, as one JSON text. */
export function datedQuery(org: string, plan: string): Query {
  return {
    text: `select coalesce(json_agg(json_build_array(task, ${names.join(', ')}, critical)), '[]') as rows
      from plan_task_date where org = $1::uuid and plan = $2::uuid`,
    values: [org, plan],
  }
}

export function datedOf(result: Result | undefined): DateTable {
  const rows = (result?.rows[0]?.rows ?? []) as readonly (readonly [string, ...(number | boolean)[]])[]
  const values = new Int32Array(rows.length * dateColumns.length)
  rows.forEach(([, ...row], at) => values.set(row.map(Number), at * dateColumns.length))
  return { ids: rows.map(([task]) => task), values }
}

/** Writes dates that changed, by their places in the table, takes those of tasks that are gone away, and says of which head they are. */
export function writeDates(
  org: string,
  plan: string,
  head: number,
  table: DateTable,
  changed: readonly number[],
  gone: readonly string[],
): Query[] {
  return [
    ...(gone.length > 0
      ? [
          {
            text: `delete from plan_task_date where org = $1::uuid and plan = $2::uuid and task = any($3::text[])`,
            values: [org, plan, gone],
          },
        ]
      : []),
    ...(changed.length > 0 ? [upsertDates(org, plan, table, changed)] : []),
    {
      text: `update plan set dated = $3::integer where org = $1::uuid and id = $2::uuid`,
      values: [org, plan, head],
    },
  ]
}

function upsertDates(org: string, plan: string, { ids, values }: DateTable, changed: readonly number[]): Query {
  const column = (n: number) => changed.map((at) => values[at * dateColumns.length + n]!)
  return {
    text: `insert into plan_task_date (org, plan, task, ${names.join(', ')}, critical)
      select $1::uuid, $2::uuid, d.* from unnest($3::text[], $4::integer[], $5::integer[], $6::integer[], $7::integer[],
        $8::integer[], $9::integer[], $10::integer[], $11::integer[], $12::boolean[]) as d
      on conflict (org, plan, task) do update set ${[...names, 'critical'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [
      org,
      plan,
      changed.map((at) => ids[at]!),
      ...names.map((_, n) => column(n)),
      column(names.length).map((critical) => critical === 1),
    ],
  }
}

/** Plans of all organisations whose dates are behind: a server was stopped before it wrote them. In the system's scope. */
export const undatedPlans: Query = {
  text: `select org, id from plan where dated < head and deleted_at is null order by updated_at limit 1000`,
}
