import type { Task } from '@gantry/planning'
import type { CellChange, ColumnContext, PlanColumn } from './column.ts'

/** What a task is: how it is scheduled, in which calendar, of which type, and what is written about it. */
export function kindColumns({ t }: Pick<ColumnContext, 't'>): readonly PlanColumn[] {
  return [
    {
      id: 'type',
      label: t('column.type'),
      width: 92,
      text: ({ t }, { type }) => t(`type.${type}`),
      edit: {
        verb: 'task.type',
        fixed: ({ session, t }, { id }) => (session.book.children(id).length > 0 ? t('fixed.holds') : undefined),
        value: (_, { type }) => type,
        choices: ({ t }) =>
          (['task', 'milestone', 'hammock'] as const).map((value) => ({ value, label: t(`type.${value}`) })),
        parse: (_, task, value) => typeChange(task, value),
      },
    },
    {
      id: 'mode',
      label: t('column.mode'),
      width: 92,
      text: ({ t }, task) => t(`mode.${modeOf(task)}`),
      edit: {
        verb: 'task.mode',
        value: (_, task) => modeOf(task),
        choices: ({ t }) =>
          (['auto', 'manual', 'inactive'] as const).map((value) => ({ value, label: t(`mode.${value}`) })),
        parse: modeChange,
      },
    },
    {
      id: 'calendar',
      label: t('column.calendar'),
      width: 130,
      text: ({ session }, { calendar }) =>
        calendar === undefined ? '' : (session.book.calendar.get(calendar)?.name ?? ''),
      edit: {
        verb: 'task.calendar',
        value: (_, { calendar }) => calendar ?? '',
        choices: ({ session, t }) => [
          { value: '', label: t('planCalendar') },
          ...[...session.book.calendar.values()]
            .filter(({ resource }) => resource === undefined)
            .map(({ id, name }) => ({ value: id, label: name })),
        ],
        parse: ({ session, t }, _, value) => {
          if (value === '') return { fields: { calendar: null } }
          const found =
            session.book.calendar.get(value) ??
            [...session.book.calendar.values()].find(({ name }) => name.toLowerCase() === value.trim().toLowerCase())
          return found ? { fields: { calendar: found.id } } : { refused: t('refused.calendar', { name: value }) }
        },
      },
    },
    {
      id: 'notes',
      label: t('column.notes'),
      width: 200,
      text: (_, { notes }) => notes?.replaceAll(/\s+/g, ' ') ?? '',
      edit: {
        verb: 'task.notes',
        value: (_, { notes }) => notes ?? '',
        parse: (_, __, text) => ({ fields: { notes: text.trim() === '' ? null : text } }),
      },
    },
  ]
}

function typeChange(task: Task, value: string): CellChange {
  const type = (['task', 'milestone', 'hammock'] as const).find((one) => one === value) ?? 'task'
  if (type === 'milestone') return { fields: { type, duration: 0 } }
  return { fields: { type, ...(task.type === 'milestone' && type === 'task' && { duration: 480 }) } }
}

const modeOf = (task: Task): 'auto' | 'manual' | 'inactive' =>
  task.inactive ? 'inactive' : task.manual ? 'manual' : 'auto'

/** By hand: where the task stands now stays. */
function modeChange({ session, t }: ColumnContext, task: Task, value: string): CellChange {
  if (value === 'inactive') return { fields: { inactive: true, manual: null } }
  if (value === 'auto') return { fields: { inactive: null, manual: null } }
  if (value !== 'manual') return { refused: t('refused.mode') }
  const dates = session.dates.of(task.id)
  return { fields: { inactive: null, manual: dates ? { start: dates.start, finish: dates.finish } : {} } }
}
