import type { Constraint, Minute, Progress, ScheduledTask, StoredDates, Task } from '@gantry/planning'
import { isFromXer, keptRow } from './cells.ts'
import { constraintWords, durationWords, priorityWords, wordFor } from './codes.ts'
import type { OutCells } from './out-tables.ts'
import type { Cells } from './xer-file.ts'
import { statusOf } from './tasks.ts'
import { formatDate, formatHours, formatNumber, formatText } from './values.ts'
import type { WriteContext } from './write-context.ts'
import { needsMainWbs } from './write-wbs.ts'

/** Activities → TASK rows. What P6 has no word for is put in its words where it has some, and told. */
export function writeTasks(context: WriteContext): void {
  tellRecurring(context)
  for (const task of context.plan.tasks) {
    if (task.type === 'summary' || isLeftOut(task, context)) continue
    const kept = keptRow(task.kept, 'TASK')
    context.out.add('TASK', { ...(!isFromXer(task) ? usual : kept), ...taskCells(task, kept, context) }, modest(task))
  }
}

/** Said only where the file has a column for it. What remains of a task that is not begun is its duration. */
function modest(task: Task): Cells {
  const { duration, progress } = task
  const asPlanned = progress === undefined && keptRow(task.kept, 'TASK')['target_drtn_hr_cnt'] === undefined
  if (isFromXer(task) && !asPlanned) return zeros
  return { ...zeros, remain_drtn_hr_cnt: formatHours(remainingOf(duration, progress)) }
}

const zeros = {
  phys_complete_pct: '0',
  status_code: 'TK_NotStart',
}

const usual = {
  act_work_qty: '0',
  remain_work_qty: '0',
  rev_fdbk_flag: 'N',
  est_wt: '1',
  lock_plan_flag: 'N',
  auto_compute_act_flag: 'N',
  complete_pct_type: 'CP_Drtn',
  target_equip_qty: '0',
  act_equip_qty: '0',
  remain_equip_qty: '0',
  driving_path_flag: 'N',
}

/** P6 schedules every activity; one that is switched off would move others. */
export function isLeftOut(task: Task, { log }: WriteContext): boolean {
  if (task.inactive !== true) return false
  log.warn('xer.inactive', 'P6 cannot switch activities off: inactive tasks were left out, with their links.', {
    tasks: [task.id],
  })
  return true
}

function taskCells(task: Task, kept: OutCells, context: WriteContext): OutCells {
  tellLosses(task, context)
  const [first, second] = constraintsOf(task, context)
  return {
    task_id: context.taskIds.get(task.id),
    proj_id: context.projectOf(task),
    ...wbsOf(task, context),
    clndr_id: calendarOf(task, kept, context),
    task_type: typeWord(task, kept, context),
    duration_type: kept['duration_type'] ?? wordFor(durationWords, task.effort.fixed),
    ...(task.code === undefined && !isFromXer(task)
      ? { task_code: `A${context.taskIds.get(task.id)}` }
      : { task_code: text(task.code) }),
    task_name: formatText(task.name),
    ...constraintCells(first, 'cstr_type', 'cstr_date', kept),
    ...constraintCells(second, 'cstr_type2', 'cstr_date2', kept),
    ...durationCells(task, kept),
    ...progressCells(task.progress, kept),
    ...effortCells(task),
    ...given('external_early_start_date', date(task.external?.earlyStart)),
    ...given('external_late_end_date', date(task.external?.lateFinish)),
    ...given('expect_end_date', date(task.expectedFinish)),
    ...given('priority_type', task.priority === undefined ? undefined : priorityWord(task.priority)),
    ...dateCells(
      context.schedule === undefined ? task.stored : computed(task, context.schedule.tasks.get(task.id)),
      task,
    ),
  }
}

function wbsOf(task: Task, context: WriteContext): OutCells | undefined {
  const parent = task.parent === undefined ? undefined : context.wbsIds.get(task.parent)
  if (parent !== undefined) return { wbs_id: parent }
  return needsMainWbs(task, context) ? { wbs_id: context.mainWbs } : undefined
}

function calendarOf(task: Task, kept: OutCells, context: WriteContext): string | undefined {
  if (task.elapsed === true) return context.elapsedCalendar
  if (task.calendar !== undefined) return context.calendarIds.get(task.calendar)
  return !isFromXer(task) ? context.calendarIds.get(context.plan.calendar) : kept['clndr_id']
}

function typeWord(task: Task, kept: OutCells, context: WriteContext): string {
  switch (task.type) {
    case 'milestone':
      return task.milestone === 'start' || (task.milestone === undefined && !context.hasPredecessor.has(task.id))
        ? 'TT_Mile'
        : 'TT_FinMile'
    case 'hammock':
      return kept['task_type'] ?? 'TT_LOE'
    default:
      return kept['task_type'] ?? (context.resourceDriven.has(task.id) ? 'TT_Rsrc' : 'TT_Task')
  }
}

/** Columns of a thing the plan does not say are left as they were kept. */
function given(column: string, value: string | undefined): OutCells {
  return value === undefined ? {} : { [column]: value }
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : formatText(value)
}

function date(value: Minute | undefined): string | undefined {
  return value === undefined ? undefined : formatDate(value)
}

function hours(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatHours(value)
}

/**
 * P6's deadline is a second constraint: late dates turn at it. A task whose dates a person set starts on that day.
 */
function constraintsOf(task: Task, { log }: WriteContext): readonly [Constraint | undefined, Constraint | undefined] {
  const wanted = [task.constraint, task.secondConstraint].filter((constraint) => constraint !== undefined)
  const all = wanted.filter(({ type }) => type !== 'asSoonAsPossible')
  if (task.manual?.start !== undefined) {
    log.note('xer.manual', 'P6 has no manual dates: such tasks got the constraint “start on”.', { tasks: [task.id] })
    all.unshift({ type: 'startOn', date: task.manual.start })
  }
  if (task.deadline !== undefined) {
    log.note('xer.deadline', 'P6 has no deadlines: they became the constraint “finish on or before”.', {
      tasks: [task.id],
    })
    all.push({ type: 'finishNoLaterThan', date: task.deadline })
  }
  if (all.length > 2) {
    log.warn('xer.constraints', 'P6 takes two constraints a task: the third was left out.', { tasks: [task.id] })
  }
  if (task.constraint === undefined && task.secondConstraint !== undefined && all.length === 1)
    return [undefined, all[0]]
  return [all[0], all[1]]
}

function constraintCells(
  constraint: Constraint | undefined,
  typeColumn: string,
  dateColumn: string,
  kept: OutCells,
): OutCells {
  if (constraint === undefined) return { [typeColumn]: kept[typeColumn], [dateColumn]: kept[dateColumn] }
  return {
    [typeColumn]: wordFor(constraintWords, constraint.type),
    [dateColumn]: date(constraint.date) ?? kept[dateColumn],
  }
}

function durationCells({ duration, progress }: Task, kept: OutCells): OutCells {
  const planned =
    kept['target_drtn_hr_cnt'] !== undefined && duration === 0 ? kept['target_drtn_hr_cnt'] : formatHours(duration)
  const remaining = kept['remain_drtn_hr_cnt'] ?? hours(progress?.remaining)
  return { target_drtn_hr_cnt: planned, ...given('remain_drtn_hr_cnt', remaining) }
}

function remainingOf(duration: number, progress: Progress | undefined): number {
  if (progress?.remaining !== undefined) return progress.remaining
  if (progress?.actualFinish !== undefined) return 0
  return Math.round(duration * (1 - (progress?.percent ?? 0) / 100))
}

function progressCells(progress: Progress | undefined, kept: OutCells): OutCells {
  const physical = progress?.physicalPercent
  return {
    status_code: kept['status_code'] ?? statusOf(progress ?? {}),
    ...given('phys_complete_pct', physical === undefined ? undefined : formatNumber(physical)),
    ...given('act_start_date', date(progress?.actualStart)),
    ...given('act_end_date', date(progress?.actualFinish)),
    ...given('suspend_date', date(progress?.suspended)),
    ...given('resume_date', date(progress?.resumed)),
  }
}

function effortCells(task: Task): OutCells {
  const { work, actualWork, remainingWork } = task.effort
  const left = isFromXer(task) || work === undefined ? undefined : Math.max(0, work - (actualWork ?? 0))
  return {
    ...given('act_work_qty', hours(actualWork)),
    ...given('remain_work_qty', hours(remainingWork ?? left)),
  }
}

function priorityWord(priority: number): string {
  const nearest = Object.entries(priorityWords).sort((a, b) => Math.abs(a[1] - priority) - Math.abs(b[1] - priority))
  return nearest[0]?.[0] ?? 'PT_Normal'
}

/** What a schedule says, in the places where a file stores it. */
function computed({ progress, stored }: Task, row: ScheduledTask | undefined): StoredDates | undefined {
  if (row === undefined) return stored
  const finished = progress?.actualFinish !== undefined
  return {
    earlyStart: row.earlyStart,
    earlyFinish: row.earlyFinish,
    lateStart: row.lateStart,
    lateFinish: row.lateFinish,
    ...(finished ? {} : { totalFloat: row.totalFloat, freeFloat: row.freeFloat }),
    ...(finished ? {} : { remainingStart: row.earlyStart, remainingFinish: row.earlyFinish }),
    ...(finished ? {} : { remainingLateStart: row.lateStart, remainingLateFinish: row.lateFinish }),
    plannedStart: stored?.plannedStart ?? row.start,
    plannedFinish: stored?.plannedFinish ?? row.finish,
    ...(stored?.longestPath === undefined ? {} : { longestPath: stored.longestPath }),
  }
}

function dateCells(stored: StoredDates | undefined, task: Task): OutCells {
  const planned = !isFromXer(task)
    ? { start: stored?.plannedStart ?? stored?.start, finish: stored?.plannedFinish ?? stored?.finish }
    : { start: stored?.plannedStart, finish: stored?.plannedFinish }
  return {
    ...given('early_start_date', date(stored?.earlyStart)),
    ...given('early_end_date', date(stored?.earlyFinish)),
    ...given('late_start_date', date(stored?.lateStart)),
    ...given('late_end_date', date(stored?.lateFinish)),
    ...given('total_float_hr_cnt', hours(stored?.totalFloat)),
    ...given('free_float_hr_cnt', hours(stored?.freeFloat)),
    ...given('restart_date', date(stored?.remainingStart)),
    ...given('reend_date', date(stored?.remainingFinish)),
    ...given('rem_late_start_date', date(stored?.remainingLateStart)),
    ...given('rem_late_end_date', date(stored?.remainingLateFinish)),
    ...given('target_start_date', date(planned.start)),
    ...given('target_end_date', date(planned.finish)),
    ...given('driving_path_flag', stored?.longestPath === undefined ? undefined : stored.longestPath ? 'Y' : 'N'),
  }
}

/** Each recurring task once: what recurs within another is one of its occurrences. */
function tellRecurring({ plan, log }: WriteContext): void {
  const recurring = new Map(plan.tasks.flatMap((task) => (task.recurring ? [[task.id, task] as const] : [])))
  const held = Map.groupBy(plan.tasks, ({ parent }) => parent)
  for (const { id, name, parent } of recurring.values()) {
    if (parent !== undefined && recurring.has(parent)) continue
    const count = held.get(id)?.length ?? 0
    const text =
      count === 0
        ? 'P6 has no recurring activities: they were written as activities that take place once.'
        : `P6 has no recurring activities: “${name}” was written as a WBS element with ${count} ${count === 1 ? 'activity' : 'activities'}.`
    log.note('xer.recurring', text, { tasks: [id] })
  }
}

function tellLosses(task: Task, { log }: WriteContext): void {
  const tasks = [task.id]
  if (task.elapsed === true) {
    log.note('xer.elapsed', 'P6 has no durations by the clock: such tasks got a calendar that never rests.', { tasks })
  }
  if (task.segments !== undefined && task.segments.length > 1) {
    log.warn('xer.segments', 'P6 cannot interrupt activities: splits were left out.', { tasks })
  }
  if ((task.levellingDelay ?? 0) !== 0) {
    log.warn('xer.levellingDelay', 'P6 has no levelling delay: it was left out.', { tasks })
  }
}
