import type { CalendarException } from '@gantry/planning/plan'
import { occurrences } from '@gantry/planning/calendar/occurrences'
import { isoDay } from '@gantry/planning/time/iso'
import { describe, expect, test } from 'vitest'
import { readMspdi } from '../mspdi/read.ts'
import { mspdiFiles } from '../testing/mspdi-files.ts'
import { hasRealPlans, realPlans } from '../testing/real-plans.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: their tests are left out`)

/** Microsoft Project works out the last day of exceptions that end after a number of occurrences, and saves it. */
const counted = mspdiFiles().flatMap(([path, bytes]) =>
  exceptionsOf(bytes)
    .filter(({ every }) => every?.count !== undefined)
    .map((exception) => [`${path}: ${exception.name}`, exception] as const),
)

describe.skipIf(!hasRealPlans)('Recurring exceptions end on the day that Microsoft Project saved', () => {
  test('there are many', () => {
    expect(counted.length).toBeGreaterThan(100)
  })

  test.each(counted)('%s', (_, exception) => {
    const days = [...occurrences({ ...exception, to: Number.MAX_SAFE_INTEGER }, exception.to + 10_000)]
    expect(days).toHaveLength(exception.every!.count!)
    expect(isoDay(days.at(-1)!)).toBe(isoDay(exception.to))
  })
})

function exceptionsOf(bytes: Uint8Array): CalendarException[] {
  const read = readMspdi(bytes)
  return read.refusal ? [] : read.plan.calendars.flatMap(({ exceptions }) => exceptions)
}
