import type { Calendar, Minute, Task, Week } from '@gantry/planning'
import { compileCalendars } from '@gantry/planning/calendar/compile'
import { workBetween } from '@gantry/planning/calendar/work'
import { usualUnits } from '@gantry/planning/time/units'
import { dayEnd, dayStart, type ListCells } from './list-cells.ts'
import type { ListRow } from './list-rows.ts'

const worked = [
  { from: dayStart, to: 720 },
  { from: 780, to: dayEnd },
]
const week: Week = [[], worked, worked, worked, worked, worked, []]

/** Lists say nothing of calendars: Monday to Friday, 8 to 12 and 13 to 17. */
export const standard: Calendar = { id: 'standard', name: 'Standard', week, workWeeks: [], exceptions: [] }

export function readTask(row: ListRow, index: number, cells: ListCells): Task {
  const { id, name, parent, isSummary } = row
  const start = cells.instant(index, 'start', dayStart, row)
  const finish = cells.instant(index, 'finish', dayEnd, row)
  const written = cells.duration(index, row)
  const lasts = written?.minutes ?? spanOf(start, finish)
  const isMilestone = !isSummary && (lasts === 0 || saysMilestone(index, cells))
  const type = isSummary ? 'summary' : isMilestone ? 'milestone' : 'task'
  const duration = type === 'task' ? lasts : 0
  const wbs = cells.text(index, 'wbs')
  const constraint = cells.constraint(index, row)
  const deadline = cells.instant(index, 'deadline', dayEnd, row)
  const from = start ?? (isMilestone ? finish : undefined)
  const progress = isSummary ? undefined : readProgress(row, index, cells, { duration, start: from, finish })
  const notes = cells.text(index, 'notes')
  const custom = cells.custom(index)
  return {
    id,
    code: id,
    ...(wbs === '' ? {} : { wbs }),
    name,
    type,
    ...(parent === undefined ? {} : { parent }),
    duration,
    ...(written?.elapsed === true && type === 'task' ? { elapsed: true } : {}),
    ...(written?.estimated === true ? { estimated: true } : {}),
    ...(constraint === undefined ? {} : { constraint }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(progress === undefined ? {} : { progress }),
    effort: { fixed: 'duration', driven: false },
    ...(notes === '' ? {} : { notes }),
    ...(custom === undefined ? {} : { custom }),
    ...storedOf(from, finish),
  }
}

/** A yes in the column, or a column of milestones' names and no other names. */
function saysMilestone(index: number, cells: ListCells): boolean {
  const said = /^(y|yes|true|1|x|ja|oui|vrai|wahr|milestone)$/i.test(cells.text(index, 'milestone'))
  return said || !cells.columns.of.has('name')
}

/** What the list says the answer is. */
function storedOf(start: Minute | undefined, finish: Minute | undefined): Pick<Task, 'stored'> {
  if (start === undefined && finish === undefined) return {}
  return { stored: { ...(start === undefined ? {} : { start }), ...(finish === undefined ? {} : { finish }) } }
}

interface Planned {
  readonly duration: number
  readonly start: Minute | undefined
  readonly finish: Minute | undefined
}

/** Something done: it began as planned unless the list says when. */
function readProgress(row: ListRow, index: number, cells: ListCells, planned: Planned): Task['progress'] {
  const percent = cells.percent(index, row)
  const began = cells.instant(index, 'actualStart', dayStart, row)
  const ended = cells.instant(index, 'actualFinish', dayEnd, row)
  if (percent === 0 && began === undefined && ended === undefined) return undefined
  const done = ended !== undefined || percent >= 100
  const actualStart = began ?? planned.start
  const actualFinish = ended ?? (done ? (planned.finish ?? planned.start) : undefined)
  return {
    ...(actualStart === undefined ? {} : { actualStart }),
    ...(actualFinish === undefined ? {} : { actualFinish }),
    percent: done ? 100 : percent,
    remaining: done ? 0 : Math.round(planned.duration * (1 - percent / 100)),
  }
}

const time = compileCalendars([standard], 0).get(standard.id)

/** Without a duration: the working time from start to finish. A lone date is a milestone's; without any it is a day. */
function spanOf(start: Minute | undefined, finish: Minute | undefined): number {
  if (start === undefined && finish === undefined) return usualUnits.minutesPerDay
  if (start === undefined || finish === undefined || time === undefined) return 0
  return Math.max(0, workBetween(time, start, finish))
}
