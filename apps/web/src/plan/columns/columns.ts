import { durationText, parseDuration } from '../text/duration-text.ts'
import type { ColumnContext, PlanColumn } from './column.ts'
import { constraintColumn } from './constraint.ts'
import { customColumns } from './custom.ts'
import { dateColumns, typeFor } from './dates.ts'
import { kindColumns } from './kinds.ts'
import { linkColumns } from './links.ts'
import { resourceColumn } from './resources.ts'

/** Every column a plan can show; the name comes first and stays. */
export function planColumns(context: ColumnContext): readonly PlanColumn[] {
  const { t } = context
  const [start, finish, deadline, percent] = dateColumns(context)
  return [
    {
      id: 'code',
      label: t('column.code'),
      width: 56,
      usual: true,
      numeric: true,
      text: ({ names }, { id }) => names.nameOf(id),
    },
    nameColumn(context),
    durationColumn(context),
    start!,
    finish!,
    percent!,
    ...linkColumns(context),
    floatColumn(context, 'totalFloat'),
    floatColumn(context, 'freeFloat'),
    resourceColumn(context),
    constraintColumn(context),
    deadline!,
    ...kindColumns(context),
    ...customColumns(context),
  ]
}

function nameColumn({ t }: ColumnContext): PlanColumn {
  return {
    id: 'name',
    label: t('column.name'),
    width: 264,
    usual: true,
    text: (_, { name }) => name,
    edit: {
      verb: 'task.rename',
      parse: ({ t }, _, text) => {
        const name = text.trim()
        if (name === '') return { refused: t('refused.noName') }
        return name.length > 500 ? { refused: t('refused.longName') } : { fields: { name } }
      },
    },
  }
}

function durationColumn({ t }: ColumnContext): PlanColumn {
  return {
    id: 'duration',
    label: t('column.duration'),
    width: 72,
    numeric: true,
    usual: true,
    text: ({ session }, task) => {
      const { units } = session.book.settings
      const length = task.type === 'summary' ? session.dates.of(task.id)?.duration : task.duration
      return length === undefined
        ? ''
        : durationText(length, task.elapsed === true, units) + (task.estimated ? '?' : '')
    },
    order: ({ session }, task) =>
      task.type === 'summary' ? (session.dates.of(task.id)?.duration ?? 0) : task.duration,
    edit: {
      verb: 'task.duration',
      fixed: ({ t }, task) => (task.type === 'summary' || task.type === 'hammock' ? t('fixed.rolledUp') : undefined),
      parse: ({ session, t }, task, text) => {
        const typed = parseDuration(text, session.book.settings.units)
        if (typed === undefined) return { refused: t('refused.duration') }
        const { minutes, elapsed, estimated } = typed
        const manual =
          task.manual?.start === undefined
            ? {}
            : { manual: { start: task.manual.start, finish: ends(session, task, minutes) } }
        return {
          fields: {
            duration: minutes,
            ...(elapsed !== (task.elapsed === true) && { elapsed: elapsed ? true : null }),
            ...(estimated !== (task.estimated === true) && { estimated: estimated ? true : null }),
            ...typeFor(task, minutes),
            ...manual,
          },
        }
      },
    },
  }
}

function ends(session: ColumnContext['session'], task: Parameters<PlanColumn['text']>[1], minutes: number): number {
  const time = session.dates.timeOf(task)
  const start = task.manual!.start!
  return time ? time.finishAt(time.workAt(start) + minutes) : start + minutes
}

function floatColumn({ t }: ColumnContext, id: 'totalFloat' | 'freeFloat'): PlanColumn {
  return {
    id,
    label: t(`column.${id}`),
    width: 72,
    numeric: true,
    usual: id === 'totalFloat',
    text: ({ session }, task) => {
      const dates = session.dates.of(task.id)
      return dates ? durationText(dates[id], false, session.book.settings.units) : ''
    },
    spoken: ({ session, t }, task) => {
      const dates = session.dates.of(task.id)
      if (dates === undefined) return ''
      const float = durationText(dates[id], false, session.book.settings.units)
      return dates.critical ? t('spoken.criticalFloat', { float }) : float
    },
    order: ({ session }, task) => session.dates.of(task.id)?.[id] ?? 0,
  }
}
