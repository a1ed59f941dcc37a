import { workBetween } from '../../calendar/work.ts'
import { schedule } from '../../network/schedule.ts'
import type { Assignment, Plan, Segment, Task } from '../../plan.ts'
import type { IndexRule } from '../rule.ts'
import { type HealthView, isStarted } from '../view.ts'
import { noNetwork } from './no-network.ts'

/**
 * Critical path test: a task with the least float is made 600 days longer; what now finishes last has to move with it
 * (what starts first, in a plan scheduled from its finish). Value = move ÷ delay, in the task's own calendar. Source:
 * DCMA 14-point schedule assessment, check 12.
 */
export const criticalPathTest: IndexRule = {
  id: 'criticalPath.test',
  title: 'Critical path test',
  why: 'If the finish stays where it is, something holds it other than the work, and the plan cannot tell a delay.',
  measures: 'index',
  threshold: 0.95,
  limitDays: 600,
  look: (view, limitDays) => {
    if (!view.hasNetwork) return noNetwork
    const task = tested(view)
    if (!task) return { notApplicable: 'No task is left that could be delayed.' }
    const delay = Math.round(limitDays * view.plan.units.minutesPerDay)
    const moved = moveOf(view, task, delay)
    const value = moved / delay
    const text = `With “${task.name}” ${view.says(delay)} longer, what finishes last moves by ${view.says(moved)}. Maybe a constraint, a date set by hand or a missing link holds it.`
    return { population: 1, value, hits: value < 1 ? [{ tasks: [task.id], text }] : [] }
  },
}

/** With the least float, not begun rather than begun, the first to start. */
function tested(view: HealthView): Task | undefined {
  return view.unfinished
    .filter(({ type, duration, manual }) => type === 'task' && duration > 0 && !manual)
    .flatMap((task) => {
      const dates = view.dates(task)
      return dates ? [{ task, order: [dates.totalFloat, Number(isStarted(task)), dates.start] }] : []
    })
    .sort((a, b) => a.order.reduce((sign, value, n) => sign || value - b.order[n]!, 0))[0]?.task
}

function moveOf(view: HealthView, task: Task, delay: number): number {
  const { plan, schedule: before } = view
  const after = schedule(withDelay(plan, task, delay), view.scheduling)
  const end = plan.from === 'finish' ? 'start' : 'finish'
  const moves = outermost(view, end).map(({ id }) => {
    const [was, is] = [before.tasks.get(id)![end], after.tasks.get(id)?.[end]]
    return is === undefined ? 0 : Math.abs(workBetween(view.timeOf(task), was, is))
  })
  return moves.reduce((most, move) => Math.max(most, move), 0)
}

/** Of what is not finished, the tasks that finish last, or that start first. */
function outermost(view: HealthView, end: 'start' | 'finish'): Task[] {
  const reach = (task: Task) => {
    const dates = view.dates(task)
    if (!dates) return Number.NEGATIVE_INFINITY
    return end === 'finish' ? dates.finish : -dates.start
  }
  const farthest = view.unfinished.reduce((most, task) => Math.max(most, reach(task)), Number.NEGATIVE_INFINITY)
  return view.unfinished.filter((task) => reach(task) === farthest && farthest > Number.NEGATIVE_INFINITY)
}

/** The plan with a task made longer: its duration, what remains of it, and the work of those who do it. */
function withDelay(plan: Plan, task: Task, delay: number): Plan {
  const longer: Task = {
    ...task,
    duration: task.duration + delay,
    ...(task.progress?.remaining !== undefined && {
      progress: { ...task.progress, remaining: task.progress.remaining + delay },
    }),
    ...(task.segments && { segments: lengthened(task.segments, delay) }),
  }
  return {
    ...plan,
    tasks: plan.tasks.map((one) => (one === task ? longer : one)),
    assignments: plan.assignments.map((one) => (one.task === task.id ? withWork(one, delay * one.units) : one)),
  }
}

const lengthened = (segments: readonly Segment[], delay: number): Segment[] =>
  segments.map((segment, n) => (n === segments.length - 1 ? { ...segment, lasts: segment.lasts + delay } : segment))

const withWork = (one: Assignment, more: number): Assignment => ({
  ...one,
  work: one.work + more,
  ...(one.remainingWork !== undefined && { remainingWork: one.remainingWork + more }),
})

/**
 * Critical path length index: (length + float) ÷ length. Length = working time from the status date (or the start) to
 * the finish; float = working time from there to the promised finish: the plan's own, or else the baseline's, or else the
 * total float of the task that finishes last. Source: DCMA-EA PAM 200.1, Earned Value Management System Program Analysis
 * Pamphlet (2012), 14-point schedule assessment, check 13; good from 0.95.
 */
export const criticalPathLength: IndexRule = {
  id: 'criticalPath.lengthIndex',
  title: 'Critical path length index',
  why: 'Below 1, what is left has to be done in less time than it takes.',
  measures: 'index',
  threshold: 0.95,
  look: (view) => {
    const { schedule: dates, statusDate } = view
    if (view.unfinished.length === 0) return { notApplicable: 'Everything is finished.' }
    const from = Math.max(dates.start, statusDate ?? dates.start)
    const length = workBetween(view.planTime, from, dates.finish)
    if (length <= 0) return { notApplicable: 'The finish does not lie after the status date.' }
    const float = floatOf(view)
    if (float === undefined) return { notApplicable: 'Nothing says when the plan has to finish.' }
    const value = (length + float) / length
    const text = `${view.says(length)} are left, and the promised finish lies ${view.says(-float)} before the one that is scheduled.`
    return { population: 1, value, hits: float < 0 ? [{ tasks: lastTasks(view).map(({ id }) => id), text }] : [] }
  },
}

function floatOf(view: HealthView): number | undefined {
  const { plan, schedule: dates } = view
  const baselines = view.tasks.flatMap((task) => view.baseline(task)?.finish ?? [])
  const promised = plan.finish ?? baselines.reduce<number | undefined>((a, b) => Math.max(a ?? b, b), undefined)
  if (promised !== undefined) return workBetween(view.planTime, dates.finish, promised)
  const floats = view.hasNetwork ? lastTasks(view).flatMap((task) => view.dates(task)?.totalFloat ?? []) : []
  return floats.reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined)
}

const lastTasks = (view: HealthView): Task[] =>
  view.tasks.filter((task) => view.dates(task)?.finish === view.schedule.finish)
