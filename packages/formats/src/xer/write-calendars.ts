import type { Calendar, CalendarException, Day, Shift, Week, Worked } from '@gantry/planning'
import { occurrences } from '@gantry/planning/calendar/occurrences'
import { weekdayOf } from '@gantry/planning/time/days'
import { isFromXer, keptRow } from './cells.ts'
import { assumedWeek } from './calendars.ts'
import { formatClndrData, parseClndrData } from './clndr-data.ts'
import { xerLimits } from './limits.ts'
import type { OutCells } from './out-tables.ts'
import { formatHours, formatText } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Calendars → CALENDAR rows. P6 has no other weeks for a time and no recurrence: both become single days. */
export function writeCalendars(context: WriteContext): void {
  for (const calendar of context.plan.calendars) {
    const kept = keptRow(calendar.kept, 'CALENDAR')
    context.out.add('CALENDAR', {
      ...(isFromXer(calendar) ? kept : usual(calendar, calendar.id === context.plan.calendar)),
      clndr_id: context.calendarIds.get(calendar.id),
      clndr_name: formatText(calendar.name),
      ...(calendar.base === undefined ? {} : { base_clndr_id: context.calendarIds.get(calendar.base) }),
      ...unitCells(
        isFromXer(calendar) ? calendar.units : { ...context.plan.units, ...calendar.units },
        kept['month_hr_cnt'],
      ),
      clndr_data: dataText(calendar, kept['clndr_data'], context),
    })
  }
  if (context.elapsedCalendar !== undefined) context.out.add('CALENDAR', elapsedCalendar(context.elapsedCalendar))
}

function usual(calendar: Calendar, ofPlan: boolean): OutCells {
  return {
    default_flag: ofPlan ? 'Y' : 'N',
    clndr_type: calendar.resource === undefined ? 'CA_Base' : 'CA_Rsrc',
    year_hr_cnt: '2000',
    rsrc_private: 'N',
  }
}

function unitCells(units: Calendar['units'], month: string | undefined): OutCells {
  const { minutesPerDay, minutesPerWeek, daysPerMonth } = units ?? {}
  return {
    ...(minutesPerDay === undefined ? {} : { day_hr_cnt: formatHours(minutesPerDay) }),
    ...(minutesPerWeek === undefined ? {} : { week_hr_cnt: formatHours(minutesPerWeek) }),
    ...(daysPerMonth === undefined || minutesPerDay === undefined
      ? { month_hr_cnt: month }
      : { month_hr_cnt: formatHours(daysPerMonth * minutesPerDay) }),
  }
}

/** Text that could not be read goes back as it came, unless the calendar has been given working time since. */
function dataText(calendar: Calendar, unread: string | undefined, context: WriteContext): string | undefined {
  const views = keptRow(calendar.kept, 'clndr_data')
  const untouched = isFromXer(calendar) && calendar.workWeeks.length === 0
  if (untouched && isStillAssumed(calendar, unread)) return unread
  if (untouched) return formatClndrData(calendar.week, singleDays(calendar.exceptions, context), views)
  return formatClndrData(wholeWeek(calendar, context), daysOfWeeks(calendar, context), views)
}

function isStillAssumed({ week, exceptions, units }: Calendar, unread: string | undefined): boolean {
  if (unread === undefined || exceptions.length > 0) return false
  if (parseClndrData(unread, xerLimits.depth) !== undefined) return false
  return JSON.stringify(week) === JSON.stringify(assumedWeek(units?.minutesPerDay ?? 480))
}

/** Days of exceptions in a row, as P6 has them; repeating ones are spelled out as far as the plan may reach. */
function singleDays(exceptions: readonly CalendarException[], context: WriteContext): CalendarException[] {
  return exceptions.flatMap((exception) => {
    if (exception.from === exception.to && exception.every === undefined) return [exception]
    const days = [...occurrences(exception, Math.min(exception.to, context.lastDay))]
    if (exception.to > context.lastDay) {
      context.log.note('xer.exceptionCut', 'Exceptions of calendars were written up to thirty years after the plan.')
    }
    return days.map((day) => ({ from: day, to: day, shifts: exception.shifts }))
  })
}

function wholeWeek(calendar: Calendar, context: WriteContext): Week {
  const chain = baseChain(calendar, context)
  const days = Array.from({ length: 7 }, (_, day) => dayOfWeek(chain, day))
  return days.map((shifts, day) => cutAtMidnight(shifts, days[(day + 6) % 7] ?? [])) as unknown as Week
}

function dayOfWeek(chain: readonly Calendar[], day: number): readonly Shift[] {
  for (const { week } of chain) {
    const worked: Worked = week[day]
    if (worked !== undefined) return worked
  }
  return []
}

function baseChain(calendar: Calendar, context: WriteContext): Calendar[] {
  const chain: Calendar[] = []
  for (let at: Calendar | undefined = calendar; at !== undefined && !chain.includes(at); ) {
    chain.push(at)
    const base: string | undefined = at.base
    at = context.plan.calendars.find(({ id }) => id === base)
  }
  return chain
}

/** P6's shifts end at midnight: what runs on into this day from the one before is a shift of this day. */
function cutAtMidnight(shifts: readonly Shift[], before: readonly Shift[]): Shift[] {
  const over = before.filter(({ to }) => to > 1440).map(({ to }) => ({ from: 0, to: to - 1440 }))
  return [...over, ...shifts.map(({ from, to }) => ({ from, to: Math.min(to, 1440) }))]
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
}

/** Exceptions first, then the days of other weeks that differ; one entry a day. */
function daysOfWeeks(calendar: Calendar, context: WriteContext): CalendarException[] {
  const days = new Map<Day, CalendarException>()
  for (const exception of singleDays(calendar.exceptions, context)) {
    if (!days.has(exception.from))
      days.set(exception.from, { ...exception, shifts: cutAtMidnight(exception.shifts, []) })
  }
  for (const { from, to, week } of [...calendar.workWeeks].reverse()) {
    if (to > context.lastDay) {
      context.log.note('xer.exceptionCut', 'Exceptions of calendars were written up to thirty years after the plan.')
    }
    for (let day = Math.max(from, context.firstDay); day <= Math.min(to, context.lastDay); day++) {
      const worked: Worked = week[weekdayOf(day)]
      if (worked !== undefined && !days.has(day))
        days.set(day, { from: day, to: day, shifts: cutAtMidnight(worked, []) })
    }
  }
  return [...days.values()].sort((a, b) => a.from - b.from)
}

/** P6 has no durations by the clock: a calendar that never rests stands for them. */
function elapsedCalendar(id: string): OutCells {
  const day: Worked = [{ from: 0, to: 1440 }]
  return {
    clndr_id: id,
    default_flag: 'N',
    clndr_name: '24 hours',
    clndr_type: 'CA_Base',
    day_hr_cnt: '24',
    week_hr_cnt: '168',
    month_hr_cnt: '720',
    year_hr_cnt: '8760',
    rsrc_private: 'N',
    clndr_data: formatClndrData([day, day, day, day, day, day, day], [], {}),
  }
}
