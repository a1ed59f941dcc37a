import type { CalendarException, Recurrence, RecurrencePattern } from '@gantry/planning/plan'
import { monthItems, positions } from './codes.ts'
import { childOf, textOf } from './element.ts'
import { exceptionParts } from './exception-write.ts'
import type { Fields } from './fields.ts'
import { readShifts } from './shifts.ts'
import { readDate } from './values.ts'

/** An exception of a calendar, new style or (a WeekDay of type 0) that of Project 2003. */
export function readException(fields: Fields): CalendarException | undefined {
  const { element } = fields
  const period = childOf(element, 'TimePeriod')
  const from = readDate(textOf(period, 'FromDate') ?? '')
  const to = readDate(textOf(period, 'ToDate') ?? '')
  if (from === undefined || to === undefined || to.minute < from.minute) {
    fields.remark('mspdi.exceptionUnread')
    return undefined
  }
  const fromDay = Math.floor(from.minute / 1440)
  const name = fields.text('Name')
  const every = readRecurrence(fields)
  const exception: CalendarException = {
    ...(name === undefined ? {} : { name }),
    from: fromDay,
    // 23:59:59 and the midnight that follows are the same day's end.
    to: Math.max(fromDay, Math.floor((to.minute - 1) / 1440)),
    shifts: readShifts(fields),
    ...(every === undefined ? {} : { every }),
  }
  if (element.name !== 'Exception') return exception
  const kept = fields.kept(exceptionParts(exception))
  return kept === undefined ? exception : { ...exception, kept: { mspdi: kept } }
}

function readRecurrence(fields: Fields): Recurrence | undefined {
  const pattern = readPattern(fields)
  if (pattern === undefined) return undefined
  const count = fields.flag('EnteredByOccurrences') ? fields.integer('Occurrences') : undefined
  return count === undefined || count < 1 ? pattern : { ...pattern, count }
}

function readPattern(fields: Fields): RecurrencePattern | undefined {
  const interval = Math.max(1, fields.integer('Period') ?? 1)
  const month = Math.min(11, Math.max(0, fields.integer('Month') ?? 0)) + 1
  const day = fields.integer('MonthDay') ?? 1
  const position = positions[fields.integer('MonthPosition') ?? 0] ?? 'first'
  const weekday = monthItems[fields.integer('MonthItem') ?? 0] ?? 'day'
  switch (fields.integer('Type')) {
    case 2:
      return { by: 'yearDay', interval, month, day }
    case 3:
      return { by: 'yearPosition', interval, month, position, weekday }
    case 4:
      return { by: 'monthDay', interval, day }
    case 5:
      return { by: 'monthPosition', interval, position, weekday }
    case 6:
      return { by: 'week', interval, days: daysIn(fields.integer('DaysOfWeek') ?? 0) }
    case 7:
      return { by: 'day', interval }
    default:
      return undefined
  }
}

/** Bits: 1 = Sunday … 64 = Saturday. */
function daysIn(bits: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => (bits & (1 << day)) !== 0)
}
