import type { Cells } from './xer-file.ts'
import { parseMoney } from './values.ts'

/** Expenses of activities (PROJCOST): spent and still to spend, in minor units, by P6's id. */
export function expensesByTask(rows: readonly Cells[], digits: number): Map<string, number> {
  const expenses = new Map<string, number>()
  for (const cells of rows) {
    const task = cells['task_id']
    const cost = expenseOf(cells, digits)
    if (task !== undefined && cost !== 0) expenses.set(task, (expenses.get(task) ?? 0) + cost)
  }
  return expenses
}

function expenseOf(cells: Cells, digits: number): number {
  const amounts = ['act_cost', 'remain_cost'].map((column) => parseMoney(cells[column] ?? '', digits) ?? 0)
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
