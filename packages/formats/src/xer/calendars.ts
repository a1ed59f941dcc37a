import type { Calendar, CalendarException, TimeUnits, Week, Worked } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { keepRows } from './cells.ts'
import { parseClndrData } from './clndr-data.ts'
import { RowReader } from './row.ts'
import type { Cells, XerRow } from './xer-file.ts'

/** CALENDAR rows → calendars; shared ones, those of projects and those of resources alike. */
export function readCalendars(rows: readonly XerRow[], log: FindingLog, depth: number): Calendar[] {
  const ids = new Set(rows.flatMap((row) => row.text('clndr_id')?.trim() ?? []))
  const calendars = new Map<string, Calendar>()
  for (const row of rows) {
    const reader = new RowReader('CALENDAR', row, log)
    const id = reader.id('clndr_id')
    if (id === undefined || calendars.has(id)) {
      log.warn('xer.calendarId', 'Calendars without an id of their own were left out.', { place: reader.place })
      continue
    }
    const base = reader.peek('base_clndr_id')?.trim()
    if (base !== undefined && ids.has(base)) reader.drop('base_clndr_id')
    const name = reader.text('clndr_name') ?? id
    const units = readUnits(reader)
    const { week, exceptions, views, unread } = readWeek(reader, name, units.minutesPerDay ?? 480, log, depth)
    calendars.set(id, {
      id,
      name,
      ...(base !== undefined && ids.has(base) ? { base } : {}),
      week,
      workWeeks: [],
      exceptions,
      ...(Object.keys(units).length > 0 ? { units } : {}),
      ...keepRows({
        CALENDAR: { ...unread, ...reader.rest() },
        ...(Object.keys(views).length > 0 ? { clndr_data: views } : {}),
      }),
    })
  }
  return [...calendars.values()]
}

function readUnits(reader: RowReader): Partial<TimeUnits> {
  const minutesPerDay = positive(reader, 'day_hr_cnt')
  const minutesPerWeek = positive(reader, 'week_hr_cnt')
  const month = minutesPerDay === undefined ? undefined : positive(reader, 'month_hr_cnt')
  return {
    ...(minutesPerDay === undefined ? {} : { minutesPerDay }),
    ...(minutesPerWeek === undefined ? {} : { minutesPerWeek }),
    ...(minutesPerDay === undefined || month === undefined ? {} : { daysPerMonth: month / minutesPerDay }),
  }
}

function positive(reader: RowReader, column: string): number | undefined {
  return (reader.peekMinutes(column) ?? 0) > 0 ? reader.minutes(column) : undefined
}

type ReadWeek = { week: Week; exceptions: readonly CalendarException[]; views: Cells; unread?: Cells }

function readWeek(reader: RowReader, name: string, minutesPerDay: number, log: FindingLog, depth: number): ReadWeek {
  const data = parseClndrData(reader.peek('clndr_data') ?? '', depth)
  if (data === undefined) {
    log.warn(
      'xer.calendarUnreadable',
      `The working time of the calendar “${name}” cannot be read; Monday to Friday from 08:00 was taken instead.`,
      { place: reader.place },
    )
    return { week: assumedWeek(minutesPerDay), exceptions: [], views: {}, unread: { clndr_data: '' } }
  }
  if (data.odd > 0) {
    log.warn('xer.calendarParts', `Parts of the calendar “${name}” make no sense and were left out.`, {
      place: reader.place,
      count: data.odd,
    })
  }
  reader.drop('clndr_data')
  return { week: data.week, exceptions: data.exceptions, views: data.views }
}

/** Monday to Friday from 08:00, where a calendar's own working time cannot be read. */
export function assumedWeek(minutesPerDay: number): Week {
  const from = 8 * 60
  const worked: Worked = [{ from, to: Math.min(from + minutesPerDay, 1440) }]
  return [[], worked, worked, worked, worked, worked, []]
}
