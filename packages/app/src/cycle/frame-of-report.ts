import { daysBetween } from '@gantry/domain/day'
import { reportingPeriod } from '@gantry/domain/kinds/index'
import { dayText } from '@gantry/domain/narrative/format'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readRecord } from '../records/get-record.ts'
import type { Reader } from '../records/load.ts'

const daysOfYear = 366

/** A report that was opened tells of its period: it stays there, and its day lies in the year that ends with the period. */
export async function frameOfReport(
  context: Context,
  read: Reader,
  { fields, state }: Stored,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Outcome<undefined>> {
  if (state === 'imported' || typeof fields.period !== 'string') return done(undefined)
  if (change.period !== undefined && change.period !== fields.period) return movedPeriod
  const { asOf } = change
  if (typeof asOf !== 'string' || asOf === fields.asOf) return done(undefined)
  const period = await readRecord(context, read, reportingPeriod, fields.period)
  const end = period.ok ? period.value.fields.asOf : undefined
  if (typeof end !== 'string') return done(undefined)
  const before = daysBetween(asOf, end)
  return before >= 0 && before < daysOfYear ? done(undefined) : farOff(asOf, end)
}

const movedPeriod = refuse({
  id: 'statusReport.period',
  status: 422,
  message: 'A report tells of the period that it was opened for.',
  mend: 'Maybe open the other period: a report of its own is due there.',
  fields: [{ field: 'period', message: 'stays as it is' }],
})

function farOff(asOf: string, end: string) {
  return refuse({
    id: 'statusReport.asOf',
    status: 422,
    message: `A report as of ${dayText(asOf)} does not tell of the period that ends on ${dayText(end)}.`,
    mend: `Maybe the day is ${end}, or one in the year before it.`,
    fields: [{ field: 'asOf', message: 'is not a day of this period' }],
  })
}
