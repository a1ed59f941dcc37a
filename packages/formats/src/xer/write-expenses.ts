import { expensesByTask } from './expenses.ts'
import { formatMoney } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Fixed costs → PROJCOST: as they came, but for tasks whose fixed cost is another now. */
export function writeExpenses({ plan, out, digits, taskIds, projectOf }: WriteContext): void {
  const rows = out.rows('PROJCOST')
  const before = expensesByTask(rows, digits)
  const changed = plan.tasks.filter(
    ({ id, type, fixedCostMinor }) =>
      type !== 'summary' && before.get(taskIds.get(id) ?? '') !== (fixedCostMinor || undefined),
  )
  if (changed.length === 0) return
  const gone = new Set(changed.map(({ id }) => taskIds.get(id)))
  out.replace(
    'PROJCOST',
    rows.filter(({ task_id }) => !gone.has(task_id)),
  )
  let id = rows.reduce((highest, cells) => Math.max(highest, Number(cells['cost_item_id']) || 0), 0)
  for (const task of changed) {
    if (task.inactive === true || !task.fixedCostMinor) continue
    out.add('PROJCOST', {
      cost_item_id: String(++id),
      proj_id: projectOf(task),
      task_id: taskIds.get(task.id),
      cost_name: 'Fixed cost',
      act_cost: '0.0000',
      remain_cost: formatMoney(task.fixedCostMinor, digits),
      target_cost: formatMoney(task.fixedCostMinor, digits),
      cost_load_type: 'CL_Uniform',
      auto_compute_act_flag: 'N',
    })
  }
}
