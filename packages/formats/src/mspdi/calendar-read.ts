import type { Calendar, CalendarException, Week, Worked, WorkWeek } from '@gantry/planning/plan'
import { childOf, childrenOf, type Element, outerXml, textOf } from './element.ts'
import { readException } from './exception-read.ts'
import type { Fields } from './fields.ts'
import { readShifts } from './shifts.ts'
import { readDate } from './values.ts'

/** A calendar, and exceptions that could not be read, as XML. `id` is its unique id, or what stands for it. */
export function readCalendar(fields: Fields, id: string): { calendar: Calendar; unread: readonly string[] } {
  const { element } = fields
  const weekDays = childrenOf(childOf(element, 'WeekDays'), 'WeekDay')
  const own = childrenOf(childOf(element, 'Exceptions'), 'Exception')
  const unread: string[] = []
  const exceptions = (own.length > 0 ? own : weekDays.filter(isException)).flatMap((one): CalendarException[] => {
    const exception = readException(fields.inside(one))
    if (exception === undefined && one.name === 'Exception') unread.push(outerXml(one))
    return exception === undefined ? [] : [exception]
  })
  const base = fields.text('BaseCalendarUID')
  const standsAlone =
    base === undefined || base === '-1' || base === id || (base === '0' && fields.flag('IsBaseCalendar'))
  const calendar: Calendar = {
    id,
    name: fields.text('Name') ?? '',
    ...(standsAlone ? {} : { base }),
    week: readWeek(weekDays, fields),
    workWeeks: childrenOf(childOf(element, 'WorkWeeks'), 'WorkWeek').flatMap((one) => readWorkWeek(one, fields)),
    exceptions,
  }
  return { calendar, unread }
}

/** Project 2003 wrote exceptions as days of type 0; later versions still do, beside the real ones, for old readers. */
const isException = (weekDay: Element): boolean => textOf(weekDay, 'DayType') === '0'

function readWeek(weekDays: readonly Element[], fields: Fields): Week {
  const week: Worked[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined]
  for (const day of weekDays) {
    const type = Number(textOf(day, 'DayType'))
    if (Number.isInteger(type) && type >= 1 && type <= 7) week[type - 1] = readShifts(fields.inside(day))
  }
  return week as unknown as Week
}

function readWorkWeek(element: Element, fields: Fields): WorkWeek[] {
  const period = childOf(element, 'TimePeriod')
  const from = readDate(textOf(period, 'FromDate') ?? '')
  const to = readDate(textOf(period, 'ToDate') ?? '')
  if (from === undefined || to === undefined) {
    fields.remark('mspdi.badValue', 'WorkWeek/TimePeriod')
    return []
  }
  const week = readWeek(childrenOf(childOf(element, 'WeekDays'), 'WeekDay'), fields)
  const name = textOf(element, 'Name') ?? ''
  return [{ name, from: Math.floor(from.minute / 1440), to: Math.floor((to.minute - 1) / 1440), week }]
}
