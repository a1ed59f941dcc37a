import { dayText } from '../narrative/format.ts'

/** A report as far as locking cares. */
export interface ReportBeforeLock {
  readonly ref: string
  /** null: for named readers only. */
  readonly title: string | null
  readonly state: string | null
}

/** What speaks against locking a period now, and the word with which it is locked all the same. */
export interface LockConcern {
  readonly id: 'cycle.early' | 'cycle.unaccepted'
  readonly unless: 'early' | 'asTheyStand'
  readonly message: string
  readonly mend: string
  /** References of the reports it is about. */
  readonly reports: readonly string[]
}

/** So many are called by name; the others are counted. */
const named = 8

/** Two things are asked about: a period that is not over yet, and reports that did not come or that nobody accepted. */
export function lockConcerns(
  period: { readonly asOf: string; readonly dueOn: string | null },
  reports: readonly ReportBeforeLock[],
  today: string,
): LockConcern[] {
  const due = reports.filter(({ state }) => state === 'due')
  const waiting = reports.filter(({ state }) => state === 'submitted' || state === 'challenged')
  const ahead = today < period.asOf
  const beforeDue = due.length > 0 && period.dueOn !== null && today <= period.dueOn
  const early = [
    ahead ? `The day the figures stand for, ${dayText(period.asOf)}, lies ahead.` : '',
    beforeDue && period.dueOn !== null ? `${theReports(due)} not in and due by ${dayText(period.dueOn)}.` : '',
  ].filter(Boolean)
  const unfinished = [
    due.length > 0 && !beforeDue
      ? `${theReports(due)} not in, and missed once the period is locked: ${listOf(due)}.`
      : '',
    beforeDue ? `Missed once the period is locked: ${listOf(due)}.` : '',
    waiting.length > 0 ? `${theReports(waiting)} not accepted yet: ${listOf(waiting, true)}.` : '',
  ].filter(Boolean)
  return [
    ...(early.length > 0
      ? [
          {
            id: 'cycle.early' as const,
            unless: 'early' as const,
            message: early.join(' '),
            mend: 'Maybe wait until then; who locks it now says that it is early.',
            reports: beforeDue ? due.map(({ ref }) => ref) : [],
          },
        ]
      : []),
    ...(unfinished.length > 0
      ? [
          {
            id: 'cycle.unaccepted' as const,
            unless: 'asTheyStand' as const,
            message: unfinished.join(' '),
            mend: 'Maybe chase and accept them first, or lock them as they stand.',
            reports: [...due, ...waiting].map(({ ref }) => ref),
          },
        ]
      : []),
  ]
}

function theReports({ length }: readonly unknown[]): string {
  return `${length} ${length === 1 ? 'report is' : 'reports are'}`
}

function listOf(reports: readonly ReportBeforeLock[], withState = false): string {
  const shown = reports
    .slice(0, named)
    .map(({ ref, title, state }) => `${title ?? ref}${withState ? ` (${state})` : ''}`)
  return `${shown.join('; ')}${reports.length > named ? ` and ${reports.length - named} more` : ''}`
}
