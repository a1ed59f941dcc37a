import { absenceOf } from './known.ts'
import type { MoneyField, StatusFact } from './facts.ts'
import type { Warning } from './overview.ts'
import { dayText } from '../narrative/format.ts'
import { awaitedBy } from './reports-due.ts'
import type { View } from './view.ts'

/** How far the reports of the period can be leaned on: not all in, not accepted, carried over, corrected since. */
export function cycleWarnings(view: View): Warning[] {
  const { period, reported, subjects } = view
  const due = awaitedBy(view)
  const reports = reported.flatMap(({ now }) => now ?? [])
  const missing = subjects.filter(({ standing }) => standing === 'missing').length
  const waiting = reports.filter(({ state }) => state === 'submitted' || state === 'challenged').length
  const carried = reports.map(carriedValues)
  const values = carried.reduce((sum, n) => sum + n, 0)
  const corrected = reports.filter(({ correctedSinceLock }) => correctedSinceLock).length
  const told: (Warning | undefined)[] = [
    period.state === 'open' && missing > 0
      ? {
          code: 'cycle.open',
          text: `The period is still open: ${missing} of ${missing + reports.length} reports are not in${due === undefined ? '' : ` yet; they are due by ${dayText(due)}`}.`,
        }
      : undefined,
    waiting > 0
      ? { code: 'cycle.unaccepted', text: `${waiting} of ${reports.length} reports are not accepted yet.` }
      : undefined,
    values > 0
      ? {
          code: 'cycle.carried',
          text: `${values} values in ${carried.filter((n) => n > 0).length} reports were carried over from the report before, not reported anew.`,
        }
      : undefined,
    corrected > 0
      ? {
          code: 'cycle.corrected',
          text: `${corrected} ${corrected === 1 ? 'report was' : 'reports were'} corrected after the period was locked; what was locked is kept beside it.`,
        }
      : undefined,
  ]
  return told.flatMap((warning) => warning ?? [])
}

/** Values or reasons that stand there unreported; amounts that were carried as nothing do not count. */
function carriedValues({ carried = [], money, days }: StatusFact): number {
  const known = { ...money, ...days }
  return carried.filter((field) => {
    const value = known[field as MoneyField]
    return value !== undefined && absenceOf<unknown>(value) !== 'notSupplied'
  }).length
}
