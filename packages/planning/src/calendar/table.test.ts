import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civilDay } from '../time/days.ts'
import { compileCalendars } from './compile.ts'
import { calendarsAround } from './testing/arbitrary.ts'
import { workedMinutes } from './testing/slow.ts'
import type { WorkingTime } from './working-time.ts'

const day = civilDay(2028, 2, 28)
const first = (day - 12) * 1440
const length = 24 * 1440

/** Where a calendar first differs from the minutes given, there and back. */
function difference(time: WorkingTime, worked: readonly boolean[]): string | undefined {
  const origin = time.workAt(first)
  let work = 0
  for (let n = 0; n < length; n++) {
    if (time.workAt(first + n) - origin !== work) return `work at minute ${n}`
    if (!worked[n]) continue
    if (time.startAt(origin + work) !== first + n) return `minute ${work} starts at ${n}`
    work++
    if (time.finishAt(origin + work) !== first + n + 1) return `minute ${work} finishes at ${n + 1}`
  }
  return undefined
}

/** Instants near the plan, and so far away that the table has to grow to reach the plan. */
const around = fc.constantFrom(1900, 1951, 2027, 2028, 2051, 2200).map((year) => civilDay(year, 6, 1) * 1440)

test('every minute of invented calendars is as asking day by day says', () => {
  fc.assert(
    fc.property(calendarsAround(day), around, (calendars, start) => {
      const compiled = compileCalendars(calendars, start)
      for (const { id } of calendars)
        expect(difference(compiled.get(id)!, workedMinutes(calendars, id, first, length))).toBeUndefined()
    }),
    { numRuns: 40 },
  )
})

test('two calendars together work when each of them does', () => {
  fc.assert(
    fc.property(calendarsAround(day), around, (calendars, start) => {
      const both = compileCalendars(calendars, start).both('0', String(calendars.length - 1))
      const [a, b] = ['0', String(calendars.length - 1)].map((id) => workedMinutes(calendars, id, first, length))
      const together = a!.map((worked, n) => worked && b![n]!)
      expect(difference(both, together)).toBeUndefined()
    }),
    { numRuns: 40 },
  )
})
