import type { Minute, Task } from '@gantry/planning'
import { dayMinutes, dayOf } from '@gantry/planning/time/days'
import { dayOfFinish, dayText, instantText, parseDate, spokenDay } from '../text/date-text.ts'
import { percentOf } from '../session/plan-dates.ts'
import type { CellChange, ColumnContext, PlanColumn } from './column.ts'

const refusedDate = ({ t }: ColumnContext): CellChange => ({ refused: t('refused.date') })

/**
 * Reads an instant; a day alone is its first working minute for a start, its last for a finish.
 * @returns undefined where the text is no date
 */
export function readInstant(
  { session }: ColumnContext,
  task: Task | undefined,
  text: string,
  end: 'start' | 'finish',
): Minute | undefined {
  const around = (task && session.dates.of(task.id)?.start) ?? session.book.settings.start ?? 0
  const typed = parseDate(text, around)
  if (typed === undefined) return undefined
  if (typed.time !== undefined) return typed.day * dayMinutes + typed.time
  return dayEnd({ session }, task, typed.day, end)
}

/** Where work on a day begins or ends; the next day of work where there is none that day. */
export function dayEnd(
  { session }: Pick<ColumnContext, 'session'>,
  task: Task | undefined,
  day: number,
  end: 'start' | 'finish',
): Minute {
  const time = session.dates.timeOf(task)
  const [first, last] = [day * dayMinutes, (day + 1) * dayMinutes]
  if (time === undefined || time.continuous) return end === 'start' ? first : last
  const opens = time.startAt(time.workAt(first))
  if (end === 'start') return opens
  const closes = time.finishAt(time.workAt(last))
  return closes > first ? closes : time.finishAt(time.workAt(opens) + 1)
}

/** A day as a cell shows it. */
const cellText = (instant: Minute, end: 'start' | 'finish'): string =>
  dayText(end === 'start' ? dayOf(instant) : dayOfFinish(instant))

const editText = (context: ColumnContext, task: Task, instant: Minute, end: 'start' | 'finish'): string => {
  const day = end === 'start' ? dayOf(instant) : dayOfFinish(instant)
  return dayEnd(context, task, day, end) === instant ? dayText(day) : instantText(instant, end)
}

/** A start that is typed: an actual one, a person's own, or no earlier than. */
export function startChange(
  { session }: Pick<ColumnContext, 'session'>,
  task: Task,
  start: Minute | undefined,
): CellChange {
  if (task.progress?.actualStart !== undefined)
    return { fields: { progress: { ...task.progress, actualStart: start ?? task.progress.actualStart } } }
  if (task.manual) return { fields: { manual: manualFrom(session, task, start) } }
  const own = task.constraint
  if (start === undefined) return { fields: { constraint: null } }
  const keep = own?.type === 'mustStartOn' || own?.type === 'startOn' || own?.type === 'startNoLaterThan'
  return { fields: { constraint: { type: keep ? own.type : 'startNoEarlierThan', date: start } } }
}

function manualFrom(session: ColumnContext['session'], task: Task, start: Minute | undefined): Task['manual'] {
  const time = session.dates.timeOf(task)
  if (start === undefined) return {}
  return { start, finish: time ? time.finishAt(time.workAt(start) + task.duration) : start + task.duration }
}

/** A finish that is typed: an actual one, or another duration. */
export function finishChange(
  context: Pick<ColumnContext, 'session'>,
  task: Task,
  finish: Minute,
): CellChange | undefined {
  const { session } = context
  // A start that was typed just now counts before it is scheduled.
  const typed = task.constraint?.type === 'startNoEarlierThan' ? task.constraint.date : undefined
  const scheduled = session.dates.of(task.id)?.start ?? session.book.settings.start
  const start = typed === undefined ? scheduled : Math.max(typed, scheduled ?? typed)
  if (task.progress?.actualFinish !== undefined)
    return { fields: { progress: { ...task.progress, actualFinish: finish } } }
  if (start === undefined || finish < start) return undefined
  const time = session.dates.timeOf(task)
  const duration = time ? time.workAt(finish) - time.workAt(start) : finish - start
  const manual = task.manual ? { manual: { start, finish } } : {}
  return { fields: { duration, ...manual, ...typeFor(task, duration) } }
}

/** What lasts nothing is a milestone, and a milestone that lasts is a task. */
export function typeFor(task: Task, duration: number): { readonly type?: Task['type'] } {
  if (duration === 0 && task.type === 'task') return { type: 'milestone' }
  return duration > 0 && task.type === 'milestone' ? { type: 'task' } : {}
}

function dated(end: 'start' | 'finish', label: string): PlanColumn {
  return {
    id: end,
    label,
    width: 106,
    usual: true,
    text: (context, task) => {
      const dates = context.session.dates.of(task.id)
      return dates ? cellText(dates[end], end) : ''
    },
    spoken: ({ session }, task) => {
      const dates = session.dates.of(task.id)
      return dates ? spokenDay(end === 'start' ? dayOf(dates.start) : dayOfFinish(dates.finish)) : ''
    },
    order: ({ session }, task) => session.dates.of(task.id)?.[end] ?? 0,
    edit: {
      verb: end === 'start' ? 'task.start' : 'task.finish',
      fixed: ({ t }, task) => (task.type === 'summary' || task.type === 'hammock' ? t('fixed.rolledUp') : undefined),
      value: (context, task) => {
        const dates = context.session.dates.of(task.id)
        return dates ? editText(context, task, dates[end], end) : ''
      },
      parse: (context, task, text) => {
        if (text.trim() === '') return end === 'start' ? startChange(context, task, undefined) : { fields: {} }
        const instant = readInstant(context, task, text, end)
        if (instant === undefined) return refusedDate(context)
        if (end === 'start') return startChange(context, task, instant)
        return finishChange(context, task, instant) ?? { refused: context.t('refused.beforeStart') }
      },
    },
  }
}

export function dateColumns({ t }: Pick<ColumnContext, 't'>): readonly PlanColumn[] {
  return [
    dated('start', t('column.start')),
    dated('finish', t('column.finish')),
    {
      id: 'deadline',
      label: t('column.deadline'),
      width: 106,
      text: (_, { deadline }) => (deadline === undefined ? '' : dayText(dayOfFinish(deadline))),
      order: (_, { deadline }) => deadline ?? Number.MAX_SAFE_INTEGER,
      edit: {
        verb: 'task.deadline',
        value: (context, task) => (task.deadline === undefined ? '' : editText(context, task, task.deadline, 'finish')),
        parse: (context, task, text) => {
          if (text.trim() === '') return { fields: { deadline: null } }
          const deadline = readInstant(context, task, text, 'finish')
          return deadline === undefined ? refusedDate(context) : { fields: { deadline } }
        },
      },
    },
    {
      id: 'percent',
      label: t('column.percent'),
      width: 56,
      numeric: true,
      usual: true,
      text: ({ session }, task) => `${session.dates.of(task.id)?.percent ?? percentOf(task)}%`,
      order: ({ session }, task) => session.dates.of(task.id)?.percent ?? percentOf(task),
      edit: {
        verb: 'task.progress',
        fixed: ({ t }, task) => (task.type === 'summary' ? t('fixed.rolledUp') : undefined),
        value: (_, task) => String(percentOf(task)),
        parse: (context, task, text) => {
          const percent = Number(text.replace('%', '').replace(',', '.').trim() || '0')
          if (!Number.isFinite(percent) || percent < 0 || percent > 100)
            return { refused: context.t('refused.percent') }
          return progressChange(context, task, percent)
        },
      },
    },
  ]
}

/** So much of it is done: what is begun has a start of its own, what is done a finish. */
export function progressChange({ session }: Pick<ColumnContext, 'session'>, task: Task, percent: number): CellChange {
  if (percent === 0) return { fields: { progress: null } }
  const dates = session.dates.of(task.id)
  const { actualFinish: _, remaining, ...rest } = task.progress ?? {}
  const actualStart = rest.actualStart ?? dates?.start
  const left = remaining === undefined ? {} : { remaining: Math.round((task.duration * (100 - percent)) / 100) }
  const finish = percent === 100 && dates ? { actualFinish: task.progress?.actualFinish ?? dates.finish } : {}
  return {
    fields: { progress: { ...rest, ...(actualStart !== undefined && { actualStart }), ...left, ...finish, percent } },
  }
}
