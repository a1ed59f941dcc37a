import type { PlanSnapshot } from '@gantry/planning/editing'
import type { BaselineOfTask } from '@gantry/planning/plan'
import type { Query, Result } from '../database.ts'
import { rowTables, type RowTable } from './columns.ts'

const order = ['calendar', 'resource', 'baseline', 'task', 'dependency', 'assignment'] as const satisfies RowTable[]

/** All rows of a plan, each table as one JSON text: ten thousand rows one by one would take ten times as long. */
export function planRowsQueries(org: string, plan: string): Query[] {
  return [
    {
      text: `select head, title, calendar, more from plan where org = $1::uuid and id = $2::uuid`,
      values: [org, plan],
    },
    ...order.map((on) => {
      const { table, columns } = rowTables[on]
      const parts = ['id', ...columns.map(({ column }) => column), 'more']
      return {
        text: `select coalesce(json_agg(json_build_array(${parts.join(', ')}) order by id), '[]') as rows
          from ${table} where org = $1::uuid and plan = $2::uuid`,
        values: [org, plan],
      }
    }),
    {
      text: `select coalesce(json_agg(json_build_array(baseline, holder, id, start_at, finish_at, duration, work, cost_minor)), '[]') as rows
        from plan_baseline_value where org = $1::uuid and plan = $2::uuid`,
      values: [org, plan],
    },
  ]
}

/** The plan that the answers to `planRowsQueries` hold, and its head; undefined where there is none. */
export function planOf(results: readonly (Result | undefined)[]): { head: number; plan: PlanSnapshot } | undefined {
  const plan = results[0]?.rows[0]
  if (plan === undefined) return undefined
  const rows = Object.fromEntries(order.map((on, n) => [on, rowsOf(on, results[n + 1])])) as Record<RowTable, Row[]>
  putBaselineValues(rows, results[order.length + 1])
  const settings = { title: plan.title, calendar: plan.calendar, ...(plan.more as object) }
  const { calendar, resource, baseline, task, dependency, assignment } = rows
  const snapshot = {
    settings,
    calendars: calendar,
    resources: resource,
    baselines: baseline,
    tasks: task,
    dependencies: dependency,
    assignments: assignment,
  }
  return { head: plan.head as number, plan: snapshot as unknown as PlanSnapshot }
}

type Row = Record<string, unknown>

function rowsOf(on: RowTable, result: Result | undefined): Row[] {
  const { columns } = rowTables[on]
  const arrays = (result?.rows[0]?.rows ?? []) as readonly (readonly unknown[])[]
  return arrays.map((values) => {
    const row: Row = { id: values[0] }
    columns.forEach(({ field }, n) => {
      const value = values[n + 1]
      if (value !== null) row[field] = value
    })
    return Object.assign(row, values[columns.length + 1])
  })
}

function putBaselineValues({ task, assignment }: Record<RowTable, Row[]>, result: Result | undefined): void {
  const values = (result?.rows[0]?.rows ?? []) as readonly (readonly [string, string, string, ...(number | null)[]])[]
  if (values.length === 0) return
  const holders = { task: byId(task), assignment: byId(assignment) }
  for (const [baseline, holder, id, start, finish, duration, work, costMinor] of values) {
    const row = holders[holder as 'task' | 'assignment'].get(id)
    if (row === undefined) continue
    const value = defined({ start, finish, duration, work, costMinor }) as BaselineOfTask
    row.baselines = { ...(row.baselines as object | undefined), [baseline]: value }
  }
}

const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id as string, row]))

const defined = (fields: Row): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
