import type { Query, Result } from '../database.ts'

/** What the engine computed for one task: instants and working minutes. */
export interface TaskDates {
  readonly task: string
  readonly start: number
  readonly finish: number
  readonly earlyStart: number
  readonly earlyFinish: number
  readonly lateStart: number
  readonly lateFinish: number
  readonly totalFloat: number
  readonly freeFloat: number
  readonly critical: boolean
}

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

/** By task: a text that is another where any of its dates is. */
export function datedOf(result: Result | undefined): Map<string, string> {
  const rows = (result?.rows[0]?.rows ?? []) as readonly (readonly [string, ...unknown[]])[]
  return new Map(rows.map(([task, ...values]) => [task, values.join()]))
}

export function datesKey(dates: TaskDates): string {
  const { task: _, start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat } = dates
  return [start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, dates.critical].join()
}

/** Writes dates that changed, takes those of tasks that are gone away, and says of which head they are. */
export function writeDates(
  org: string,
  plan: string,
  head: number,
  changed: readonly TaskDates[],
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
    ...(changed.length > 0 ? [upsertDates(org, plan, changed)] : []),
    {
      text: `update plan set dated = $3::integer where org = $1::uuid and id = $2::uuid`,
      values: [org, plan, head],
    },
  ]
}

function upsertDates(org: string, plan: string, dates: readonly TaskDates[]): Query {
  return {
    text: `insert into plan_task_date (org, plan, task, ${names.join(', ')}, critical)
      select $1::uuid, $2::uuid, d.* from unnest($3::text[], $4::integer[], $5::integer[], $6::integer[], $7::integer[],
        $8::integer[], $9::integer[], $10::integer[], $11::integer[], $12::boolean[]) as d
      on conflict (org, plan, task) do update set ${[...names, 'critical'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [
      org,
      plan,
      dates.map(({ task }) => task),
      dates.map(({ start }) => start),
      dates.map(({ finish }) => finish),
      dates.map(({ earlyStart }) => earlyStart),
      dates.map(({ earlyFinish }) => earlyFinish),
      dates.map(({ lateStart }) => lateStart),
      dates.map(({ lateFinish }) => lateFinish),
      dates.map(({ totalFloat }) => totalFloat),
      dates.map(({ freeFloat }) => freeFloat),
      dates.map(({ critical }) => critical),
    ],
  }
}

/** Plans of all organisations whose dates are behind: a server was stopped before it wrote them. In the system's scope. */
export const undatedPlans: Query = {
  text: `select org, id from plan where dated < head and deleted_at is null order by updated_at limit 1000`,
}
