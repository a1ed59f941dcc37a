import { removeBaseline, saveBaseline, setBaselineValues } from '../baseline/save-baseline.ts'
import type { Baseline, Plan } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import type { RowToPut } from './apply.ts'
import type { Fields } from './change.ts'
import type { BaselineValues } from './command.ts'
import type { Edited } from './conflicts.ts'
import type { PlanBook } from './plan-book.ts'
import { type CommandRefusal, refusal } from './refusal.ts'

/**
 * The rows that an edit of a baseline comes to: the baseline, and whatever holds values of it. Saving takes them from the
 * schedule; linear in the plan, as saving is.
 */
export function baselineRows(
  book: PlanBook,
  { id, now }: Edited,
  schedule: (() => Schedule) | undefined,
): RowToPut[] | CommandRefusal {
  const there = book.baseline.get(id)
  if (now === null) return there === undefined ? [] : rowsOf(book, removeBaseline(book.toPlan(), id), id, undefined)
  const { values, ...fields } = now as { readonly values?: BaselineValues } & Fields
  const row = defined({ ...(there as Fields | undefined), ...fields, id }) as unknown as Baseline
  const renamed = there !== undefined && values === undefined && there.savedAt === row.savedAt
  if (renamed) return [{ on: 'baseline', id, fields: withoutId(row) }]
  if (values) return rowsOf(book, setBaselineValues(book.toPlan(), row, values), id, row)
  if (schedule === undefined)
    return refusal('baseline.unscheduled', 'A baseline keeps the dates of a scheduled plan.', {
      rows: [{ on: 'baseline', id }],
    })
  return rowsOf(book, saveBaseline(book.toPlan(), schedule(), row), id, row)
}

function rowsOf(book: PlanBook, plan: Plan, id: string, row: Baseline | undefined): RowToPut[] {
  const rows: RowToPut[] = [{ on: 'baseline', id, fields: row && withoutId(row) }]
  for (const task of plan.tasks)
    if (task !== book.task.get(task.id))
      rows.push({ on: 'task', id: task.id, fields: { ...withoutId(task), order: book.order(task.id) } })
  for (const assignment of plan.assignments)
    if (assignment !== book.assignment.get(assignment.id))
      rows.push({ on: 'assignment', id: assignment.id, fields: withoutId(assignment) })
  return rows
}

const withoutId = (row: object): Fields => {
  const { id: _, ...fields } = row as Fields
  return fields
}

const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
