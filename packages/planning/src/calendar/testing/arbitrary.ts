import fc from 'fast-check'
import type { Calendar, CalendarException, Day, Recurrence, Shift, Week, WorkWeek } from '../../plan.ts'

/** Invented calendars that stand on each other, with everything calendars can have, around a day. */
export const calendarsAround = (day: Day): fc.Arbitrary<Calendar[]> =>
  fc
    .array(calendar(day), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one, n) => ({ ...one, id: String(n), ...(n > 0 && { base: String(n - 1) }) })))

const calendar = (day: Day): fc.Arbitrary<Omit<Calendar, 'id'>> =>
  fc.record({
    name: fc.constant('invented'),
    week,
    workWeeks: fc.array(workWeek(day), { maxLength: 2 }),
    exceptions: fc.array(exception(day), { maxLength: 4 }),
  })

const shift: fc.Arbitrary<Shift> = fc
  .tuple(fc.constantFrom(0, 1, 360, 480, 780, 1320, 1439), fc.constantFrom(1, 60, 240, 480, 660, 1440))
  .map(([from, lasts]) => ({ from, to: from + lasts }))

const shifts = fc.array(shift, { maxLength: 3 })

const worked = fc.oneof({ weight: 2, arbitrary: shifts }, fc.constant(undefined))

const week: fc.Arbitrary<Week> = fc.tuple(worked, worked, worked, worked, worked, worked, worked)

const spell = (day: Day, longest: number) =>
  fc
    .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: longest }))
    .map(([from, lasts]) => ({ from: day + from, to: day + from + lasts }))

const workWeek = (day: Day): fc.Arbitrary<WorkWeek> =>
  fc.tuple(spell(day, 30), week).map(([dates, days]) => ({ name: 'other hours', ...dates, week: days }))

const exception = (day: Day): fc.Arbitrary<CalendarException> =>
  fc.oneof(
    fc.tuple(spell(day, 3), shifts).map(([dates, worked]) => ({ ...dates, shifts: worked })),
    fc
      .tuple(spell(day, 400), shifts, recurrence)
      .map(([dates, worked, every]) => ({ ...dates, shifts: worked, every })),
  )

const interval = fc.integer({ min: 1, max: 3 })
const position = fc.constantFrom('first', 'second', 'third', 'fourth', 'last')
const weekday = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 'day', 'weekday', 'weekendDay')
const month = fc.integer({ min: 1, max: 12 })
const dayOfMonth = fc.integer({ min: 1, max: 31 })

export const recurrence: fc.Arbitrary<Recurrence> = fc
  .tuple(
    fc.oneof(
      fc.record({ by: fc.constant('day'), interval }),
      fc.record({
        by: fc.constant('week'),
        interval,
        days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        weekStart: fc.integer({ min: 0, max: 6 }),
      }),
      fc.record({ by: fc.constant('monthDay'), interval, day: dayOfMonth }),
      fc.record({ by: fc.constant('monthPosition'), interval, position, weekday }),
      fc.record({ by: fc.constant('yearDay'), interval, month, day: dayOfMonth }),
      fc.record({ by: fc.constant('yearPosition'), interval, month, position, weekday }),
    ),
    fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  )
  .map(([pattern, count]) => (count === undefined ? pattern : { ...pattern, count }) as Recurrence)
