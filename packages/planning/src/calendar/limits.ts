import type { Calendar, CalendarException, Finding, Shift } from '../plan.ts'

/** Real calendars stay far below; what goes beyond comes from broken or hostile files. */
const mostRecurring = 500
const mostWorkWeeks = 500
const mostShapes = 1000

/** Calendars without what would cost minutes to work out, and what was left out of them. */
export function withinLimits(calendars: readonly Calendar[]): { calendars: readonly Calendar[]; findings: Finding[] } {
  const findings: Finding[] = []
  const shapes = new Set<string>()
  const limited = calendars.map((calendar) => {
    const kept = {
      ...calendar,
      ...exceptionsWithin(calendar, shapes),
      workWeeks: calendar.workWeeks.slice(-mostWorkWeeks),
    }
    const count =
      calendar.exceptions.length - kept.exceptions.length + calendar.workWeeks.length - kept.workWeeks.length
    if (count === 0) return calendar
    findings.push(tooMuch(calendar, count))
    return kept
  })
  return { calendars: limited, findings }
}

function exceptionsWithin({ exceptions }: Calendar, shapes: Set<string>): Pick<Calendar, 'exceptions'> {
  let recurring = 0
  const isWithin = ({ every, shifts }: CalendarException) => {
    if (every && ++recurring > mostRecurring) return false
    const shape = shapeOf(shifts)
    if (shapes.size < mostShapes) shapes.add(shape)
    return shapes.has(shape)
  }
  return { exceptions: exceptions.filter(isWithin) }
}

const shapeOf = (shifts: readonly Shift[]): string => shifts.map(({ from, to }) => `${from}-${to}`).join()

const tooMuch = ({ name }: Calendar, count: number): Finding => ({
  id: 'calendar.tooMuch',
  severity: 'warning',
  text: `Calendar “${name}” has more recurring exceptions, work weeks or different hours than are reckoned with; ${count} of them are left out.`,
  count,
})
