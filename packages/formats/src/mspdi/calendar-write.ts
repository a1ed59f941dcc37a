import type { Calendar, CalendarException, Week, WorkWeek } from '@gantry/planning/plan'
import { escapeText } from './element.ts'
import { exceptionParts, periodXml, shiftsXml } from './exception-write.ts'
import { type KeptParts, mergeParts, type Parts } from './kept-parts.ts'
import type { KeptCalendar } from './kept.ts'
import { exceptionOrder, xmlOf } from './order.ts'
import { writeFlag } from './values.ts'

/** Our words for a calendar, but for its days. */
export function calendarParts(calendar: Calendar, uid: (id: string) => string = (id) => id): Parts {
  const parts: Parts = new Map()
  parts.set('UID', uid(calendar.id))
  parts.set('Name', escapeText(calendar.name))
  parts.set('IsBaseCalendar', writeFlag(calendar.base === undefined && calendar.resource === undefined))
  parts.set('BaseCalendarUID', calendar.base === undefined ? '-1' : uid(calendar.base))
  return parts
}

/** The days of a calendar: week, exceptions (twice: Project 2003 reads them as days of type 0), other weeks. */
export function calendarDays({ week, exceptions, workWeeks, kept }: Calendar): Parts {
  const parts: Parts = new Map()
  const unread = (kept?.['mspdi'] as KeptCalendar | undefined)?.unread ?? []
  const days = weekXml(week) + exceptions.map(oldExceptionXml).join('')
  if (days !== '') parts.set('WeekDays', days)
  const own = exceptions.map(exceptionXml).join('') + unread.join('')
  if (own !== '') parts.set('Exceptions', own)
  if (workWeeks.length > 0) parts.set('WorkWeeks', workWeeks.map(workWeekXml).join(''))
  return parts
}

function weekXml(week: Week): string {
  return week
    .map((shifts, index) => {
      if (shifts === undefined) return ''
      const hours = shifts.length === 0 ? '' : `<WorkingTimes>${shiftsXml(shifts)}</WorkingTimes>`
      const worked = `<DayWorking>${writeFlag(shifts.length > 0)}</DayWorking>`
      return `<WeekDay><DayType>${index + 1}</DayType>${worked}${hours}</WeekDay>`
    })
    .join('')
}

/** Those that recur have no place in the old style. */
function oldExceptionXml({ from, to, shifts, every }: CalendarException): string {
  if (every !== undefined) return ''
  const hours = shifts.length === 0 ? '' : `<WorkingTimes>${shiftsXml(shifts)}</WorkingTimes>`
  const worked = `<DayWorking>${writeFlag(shifts.length > 0)}</DayWorking>`
  return `<WeekDay><DayType>0</DayType>${worked}<TimePeriod>${periodXml(from, to)}</TimePeriod>${hours}</WeekDay>`
}

function exceptionXml(exception: CalendarException): string {
  const kept = exception.kept?.mspdi as KeptParts | undefined
  return `<Exception>${xmlOf(mergeParts(exceptionParts(exception), kept), exceptionOrder)}</Exception>`
}

function workWeekXml({ name, from, to, week }: WorkWeek): string {
  const period = `<TimePeriod>${periodXml(from, to)}</TimePeriod>`
  return `<WorkWeek>${period}<Name>${escapeText(name)}</Name><WeekDays>${weekXml(week)}</WeekDays></WorkWeek>`
}
