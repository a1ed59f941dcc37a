import type { Minute, Task } from '@gantry/planning'
import { type TimeScale, xOf } from '../axis/time-scale.ts'
import type { PlanSession } from '../session/plan-session.ts'
import type { TaskDates } from '../session/plan-dates.ts'
import { type ChartView, rowHeight } from './chart-view.ts'

export type BarForm = 'bar' | 'summary' | 'milestone'

/** Where a row's bar stands, in pixels of the chart. */
export interface BarBox {
  readonly id: string
  readonly task: Task
  readonly dates: TaskDates
  readonly form: BarForm
  readonly from: number
  readonly to: number
  /** Top of the row, and of the bar in it. */
  readonly row: number
  readonly top: number
  readonly height: number
}

const half = 7

/** The bar of a row where the view shows it. Undefined as `boxOf`. */
export function boxInView(session: PlanSession, view: ChartView, id: string, row: number): BarBox | undefined {
  return boxOf(session, id, rowTop(row, view.scrollTop), view.scale, view.shown.baseline !== undefined)
}

/** Undefined for a row without dates: a heading, an empty summary, a task that is left out. */
export function boxOf(
  session: PlanSession,
  id: string,
  row: number,
  scale: TimeScale,
  raised: boolean,
): BarBox | undefined {
  const task = session.task(id)
  const dates = task && session.dates.of(id)
  if (task === undefined || dates === undefined) return undefined
  const form: BarForm = task.type === 'summary' ? 'summary' : isPoint(task, dates) ? 'milestone' : 'bar'
  const start = Math.round(xOf(scale, dates.start))
  const finish = Math.round(xOf(scale, dates.finish))
  const [from, to] = form === 'milestone' ? [start - half, start + half] : [start, Math.max(finish, start + 2)]
  const height = form === 'summary' ? 8 : 14
  const top = row + (form === 'summary' ? 9 : 7) - (raised ? 2 : 0)
  return { id, task, dates, form, from, to, row, top, height }
}

const isPoint = ({ type }: Task, { start, finish }: TaskDates): boolean => type === 'milestone' || start === finish

export const middleOf = ({ top, height }: BarBox): number => top + height / 2
export const rowTop = (index: number, scrollTop: number): number => index * rowHeight - scrollTop

/** The instant by which so much of a task's duration is worked, from its start. */
export function workedUntil(
  session: PlanSession,
  { task, dates }: Pick<BarBox, 'task' | 'dates'>,
  minutes: number,
): Minute {
  const time = session.dates.timeOf(task)
  return time ? time.finishAt(time.workAt(dates.start) + minutes) : dates.start + minutes
}
