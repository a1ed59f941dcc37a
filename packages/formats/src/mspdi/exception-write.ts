import type { CalendarException, Recurrence, Shift } from '@gantry/planning/plan'
import { monthItems, positions } from './codes.ts'
import { escapeText } from './element.ts'
import type { Parts } from './kept-parts.ts'
import { writeDate, writeFlag, writeTime } from './values.ts'

/** Our words for an exception. */
export function exceptionParts(exception: CalendarException): Parts {
  const { name, from, to, shifts, every } = exception
  const parts: Parts = new Map()
  parts.set('EnteredByOccurrences', writeFlag(every?.count !== undefined))
  parts.set('TimePeriod', periodXml(from, to))
  parts.set('Occurrences', String(every?.count ?? (every === undefined ? to - from + 1 : 1)))
  if (name !== undefined) parts.set('Name', escapeText(name))
  for (const [key, value] of recurrenceParts(every)) parts.set(key, String(value))
  parts.set('DayWorking', writeFlag(shifts.length > 0))
  if (shifts.length > 0) parts.set('WorkingTimes', shiftsXml(shifts))
  return parts
}

function recurrenceParts(every: Recurrence | undefined): [string, number][] {
  if (every === undefined) return [['Type', 1]]
  const { interval } = every
  switch (every.by) {
    case 'yearDay':
      return [['Type', 2], ['Month', every.month - 1], ['MonthDay', every.day], ...periodOf(interval)]
    case 'yearPosition':
      return [['Type', 3], ...positionParts(every), ['Month', every.month - 1], ...periodOf(interval)]
    case 'monthDay':
      return [
        ['Type', 4],
        ['Period', interval],
        ['MonthDay', every.day],
      ]
    case 'monthPosition':
      return [['Type', 5], ['Period', interval], ...positionParts(every)]
    case 'week':
      return [
        ['Type', 6],
        ['Period', interval],
        ['DaysOfWeek', every.days.reduce((bits, day) => bits | (1 << day), 0)],
      ]
    case 'day':
      return [
        ['Type', 7],
        ['Period', interval],
      ]
  }
}

/** Yearly ones say their interval only where it is not every year. */
const periodOf = (interval: number): [string, number][] => (interval === 1 ? [] : [['Period', interval]])

function positionParts({ position, weekday }: Extract<Recurrence, { position: unknown }>): [string, number][] {
  return [
    ['MonthItem', monthItems.indexOf(weekday)],
    ['MonthPosition', positions.indexOf(position)],
  ]
}

/** From the first minute of a day to the last of another. */
export function periodXml(from: number, to: number): string {
  const end = writeDate(to * 1440).replace('00:00:00', '23:59:00')
  return `<FromDate>${writeDate(from * 1440)}</FromDate><ToDate>${end}</ToDate>`
}

export function shiftsXml(shifts: readonly Shift[]): string {
  return shifts
    .map(({ from, to }) => {
      const times = `<FromTime>${writeTime(from)}</FromTime><ToTime>${writeTime(to)}</ToTime>`
      return `<WorkingTime>${times}</WorkingTime>`
    })
    .join('')
}
