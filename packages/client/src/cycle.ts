import type { Absence } from '@gantry/domain/absence'
import type { LockConcern } from '@gantry/domain/cycle/lock-concerns'
import type { Value } from '@gantry/domain/field'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import type { InitiativeLabel, RecordJson } from '@gantry/domain/records/record-json'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

export interface ReportOwner {
  readonly kind: 'person' | 'unit' | 'nobody'
  readonly id: string | null
  readonly name: string
}

export interface ReportChallenge {
  readonly question: string
  readonly askedAt: string
  readonly byName: string | null
  readonly answer: string | null
  readonly answeredAt: string | null
}

export interface MissingField {
  readonly field: string
  readonly label: string
}

export interface BoardRow {
  readonly id: string
  readonly ref: string
  readonly version: number
  readonly state: string
  readonly title: string
  readonly initiative: InitiativeLabel | null
  readonly owner: ReportOwner
  readonly dueOn: string | null
  readonly submittedOn: string | null
  readonly late: boolean
  readonly onBehalfOf: string | null
  readonly submittedBy: string | null
  readonly carried: readonly string[]
  readonly missing: readonly MissingField[]
  readonly ratings: { readonly owner: string | null; readonly independent: string | null }
  readonly challenge: ReportChallenge | null
}

export interface PeriodBoard {
  readonly period: RecordJson
  readonly today: string
  readonly states: Readonly<Record<string, number>>
  readonly owners: readonly {
    readonly owner: ReportOwner
    readonly expected: number
    readonly reported: number
    readonly accepted: number
    readonly late: number
    readonly missing: number
  }[]
  readonly rows: readonly BoardRow[]
  /** What speaks against locking now. */
  readonly lockConcerns: readonly LockConcern[]
  readonly allowed: {
    readonly open: Verdict
    readonly lock: Verdict
    readonly remind: Verdict
    readonly independent: Verdict
  }
}

export interface ReportRating {
  readonly id: string
  readonly dimension: string
  readonly scale: string
  readonly assessor: 'owner' | 'independent'
  readonly value: string | null
  readonly basis: string | null
}

export interface Filling {
  readonly report: RecordJson
  /** The report before, as far as the reader may see it. */
  readonly last: {
    readonly ref: string
    readonly asOf: string
    readonly fields: Readonly<Record<string, Value>>
    readonly ratings: readonly ReportRating[]
  } | null
  readonly ratings: readonly ReportRating[]
  /** What each may rate with: the values of the scale in use. */
  readonly scales: Readonly<Record<'owner' | 'independent', readonly RatingValue[]>>
  readonly missing: readonly MissingField[]
  readonly challenge: ReportChallenge | null
  readonly allowed: { readonly fill: Verdict; readonly rateOwner: Verdict; readonly rateIndependent: Verdict }
}

export interface FillingChange {
  readonly version: number
  readonly fields?: Readonly<Record<string, Value>>
  readonly absent?: Readonly<Record<string, Absence | null>>
  /** Fields carried over that are still so. */
  readonly confirm?: readonly string[]
  readonly ratings?: readonly {
    readonly assessor: 'owner' | 'independent'
    readonly value: string | null
    readonly basis?: string
  }[]
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

export interface Chase {
  readonly today: string
  readonly owners: readonly {
    readonly owner: ReportOwner & { readonly email?: string | null }
    readonly reports: readonly {
      readonly ref: string
      readonly title: string
      readonly state: string
      readonly dueOn: string | null
      readonly daysLate: number
    }[]
    readonly letter: Letter
  }[]
  readonly mail: boolean
}

export interface SheetReturned {
  readonly file: string
  readonly counts: Readonly<Record<'applied' | 'unchanged' | 'conflict' | 'problem', number>>
  readonly rows: readonly {
    readonly row: number
    readonly ref: string | null
    readonly title: string | null
    readonly outcome: string
    readonly problems: readonly {
      readonly column: string | null
      readonly value: string | null
      readonly message: string
      readonly mend?: string
    }[]
  }[]
}

export interface LockedPeriod {
  readonly lockedAt: string
  readonly byName: string | null
  readonly sha256: string | null
  readonly whyNot?: string
  readonly corrections: readonly {
    readonly report: { readonly ref: string; readonly title: string }
    readonly at: string
    readonly byName: string | null
    readonly reason: string | null
    readonly before: Readonly<Record<string, unknown>>
    readonly after: Readonly<Record<string, unknown>>
  }[]
}

/** The reporting cycle: periods are `PRD-n`, reports `STA-n`. */
export function cycleCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}`
  const period = (ref: string, what: string) => `${base}/reporting-periods/${encodeURIComponent(ref)}/${what}`
  const filling = (ref: string) => `${base}/status-reports/${encodeURIComponent(ref)}/filling`
  return {
    board: (ref: string, signal?: AbortSignal) => http.get<PeriodBoard>(period(ref, 'board'), { signal }),
    open: (ref: string, body: { version: number; dueOn?: string; locksOn?: string; scope?: unknown }) =>
      http.post<{
        readonly opened: number
        readonly kept: number
        readonly closed: number
        readonly leavers: readonly { readonly ref: string; readonly title: string }[]
      }>(period(ref, 'open'), body),
    chase: (ref: string, signal?: AbortSignal) => http.get<Chase>(period(ref, 'chase'), { signal }),
    remind: (ref: string, people?: readonly string[]) =>
      http.post<{ readonly sent: readonly unknown[]; readonly notSent: readonly unknown[] }>(period(ref, 'remind'), {
        people,
      }),
    sheetAddress: (ref: string) => http.address(period(ref, 'sheet.xlsx')),
    returnSheet: (ref: string, file: File) => {
      const form = new FormData()
      form.append('files', file)
      return http.post<SheetReturned>(period(ref, 'sheet'), form)
    },
    lock: (ref: string, body: { version: number; reason?: string; asTheyStand?: boolean; early?: boolean }) =>
      http.post<{ readonly locked: number; readonly missed: number; readonly sha256: string | null }>(
        period(ref, 'lock'),
        body,
      ),
    locked: (ref: string, signal?: AbortSignal) => http.get<LockedPeriod>(period(ref, 'locked'), { signal }),
    filling: (ref: string, signal?: AbortSignal) => http.get<Filling>(filling(ref), { signal }),
    fill: (ref: string, change: FillingChange) => http.put<Filling>(filling(ref), change),
    correct: (ref: string, body: { version: number; reason: string; fields: Readonly<Record<string, Value>> }) =>
      http.post<unknown>(`${base}/status-reports/${encodeURIComponent(ref)}/correct`, body),
  }
}
