import { type Changes, fieldsOf, type PlanBook } from '@gantry/planning/editing'
import { same } from '@gantry/planning/editing/same'
import type { BaselineOfTask } from '@gantry/planning/plan'
import type { Query } from '@gantry/store/database'
import { type RowTable, rowTables } from '@gantry/store/plans/columns'
import { type BaselineValueNow, writeBaselineValues, writeRows } from '@gantry/store/plans/write-rows'

type Fields = Readonly<Record<string, unknown>>

/** The statements that bring the rows of a plan to what its book holds, after these changes. Settings stand with the plan. */
export function changeQueries(org: string, plan: string, book: PlanBook, changes: Changes): Query[] {
  const values = [...baselineValues(book, changes, 'task'), ...baselineValues(book, changes, 'assignment')]
  return [
    ...(Object.keys(rowTables) as RowTable[]).flatMap((on) => {
      const rows = [...changes.of(on)].map(([id, before]) => ({ id, before, fields: fieldsOf(book, on, id) }))
      return writeRows(
        org,
        plan,
        on,
        rows.filter(({ before, fields }) => !isSameBut(before, fields, 'baselines')),
      )
    }),
    ...writeBaselineValues(org, plan, values),
  ]
}

/** Whether nothing but one field is another: saving a baseline touches every task. */
function isSameBut(before: Fields | undefined, now: Fields | undefined, but: string): boolean {
  if (before === undefined || now === undefined) return before === now
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  for (const name of names) if (name !== but && !same(before[name], now[name])) return false
  return true
}

function baselineValues(book: PlanBook, changes: Changes, holder: 'task' | 'assignment'): BaselineValueNow[] {
  return [...changes.of(holder)].flatMap(([id, before]) => {
    const was = (before?.['baselines'] ?? {}) as Record<string, BaselineOfTask>
    const is = (fieldsOf(book, holder, id)?.['baselines'] ?? {}) as Record<string, BaselineOfTask>
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((baseline) => !same(was[baseline], is[baseline]))
      .map((baseline) => ({ baseline, holder, id, value: is[baseline] }))
  })
}
