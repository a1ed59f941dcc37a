import type { Assignment, Task } from '@gantry/planning'
import { derivedOfAssignment } from './assignments.ts'
import { isFromXer, keptRow } from './cells.ts'
import type { OutCells } from './out-tables.ts'
import { numberIds } from './plan-ids.ts'
import type { Cells } from './xer-file.ts'
import { formatDate, formatHours, formatMoney, formatNumber, parseMoney } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Assignments → TASKRSRC rows. */
export function writeAssignments(context: WriteContext): void {
  const { plan, out, log, tasksById } = context
  const ids = numberIds(plan.assignments)
  for (const assignment of plan.assignments) {
    const task = tasksById.get(assignment.task)
    if (task === undefined || task.inactive === true) continue
    if (task.type === 'summary') {
      log.warn('xer.summaryAssignment', 'P6 cannot assign resources to WBS elements: such assignments were left out.', {
        tasks: [task.id],
      })
      continue
    }
    const kept = keptRow(assignment.kept, 'TASKRSRC')
    out.add(
      'TASKRSRC',
      {
        ...(isFromXer(assignment) ? kept : usual),
        taskrsrc_id: ids.get(assignment.id),
        task_id: context.taskIds.get(assignment.task),
        proj_id: kept['proj_id'] ?? context.projectOf(task),
        rsrc_id: assignment.resource === undefined ? kept['rsrc_id'] : context.resourceIds.get(assignment.resource),
        ...quantityCells(isFromXer(assignment) ? assignment : withProgress(assignment, task)),
        ...derivedCells(assignment, kept, context.digits),
      },
      zeros,
    )
  }
}

const usual = { cost_qty_link_flag: 'Y', rate_type: 'COST_PER_QTY', rollup_dates_flag: 'Y' }

const zeros = {
  remain_qty: '0',
  target_qty_per_hr: '0',
  target_lag_drtn_hr_cnt: '0',
  act_ot_qty: '0',
  act_reg_qty: '0',
}

/** An assignment that says nothing of what is done has done as much as its task. */
function withProgress(assignment: Assignment, { duration, progress }: Task): Assignment {
  const { work, actualWork, remainingWork } = assignment
  if (progress === undefined || duration === 0 || actualWork !== undefined || remainingWork !== undefined)
    return assignment
  const share = progress.actualFinish === undefined ? (progress.remaining ?? duration) / duration : 0
  const left = Math.round(work * Math.min(1, Math.max(0, share)))
  return { ...assignment, actualWork: work - left, remainingWork: left }
}

function quantityCells({
  units,
  work,
  actualWork,
  remainingWork,
  overtimeWork,
  delay,
  ...assignment
}: Assignment): OutCells {
  const overtime = overtimeWork ?? 0
  const regular = actualWork === undefined ? undefined : Math.max(0, actualWork - overtime)
  const left = isFromXer(assignment) ? undefined : Math.max(0, work - (actualWork ?? 0))
  return {
    ...(units === 0 ? {} : { target_qty_per_hr: formatNumber(units) }),
    ...hours('act_reg_qty', regular),
    ...hours('act_ot_qty', overtimeWork),
    ...hours('remain_qty', remainingWork ?? left),
    ...hours('target_lag_drtn_hr_cnt', delay),
    ...(isFromXer(assignment) ? {} : { target_qty: formatHours(work), remain_qty_per_hr: formatNumber(units) }),
  }
}

function hours(column: string, minutes: number | undefined): OutCells {
  return minutes === undefined ? {} : { [column]: formatHours(minutes) }
}

/** Costs and dates have several columns each; they stay while they still say the same. */
function derivedCells({ costMinor, start, finish }: Assignment, kept: Cells, digits: number): OutCells {
  const now = derivedOfAssignment(kept, digits)
  const spent = ['act_reg_cost', 'act_ot_cost'].reduce(
    (sum, column) => sum + (parseMoney(kept[column] ?? '', digits) ?? 0),
    0,
  )
  return {
    ...(now.costMinor === costMinor ? {} : { remain_cost: formatMoney((costMinor ?? 0) - spent, digits) }),
    ...(now.start === start || start === undefined
      ? {}
      : { target_start_date: formatDate(start), restart_date: formatDate(start) }),
    ...(now.finish === finish || finish === undefined
      ? {}
      : { target_end_date: formatDate(finish), reend_date: formatDate(finish) }),
  }
}
