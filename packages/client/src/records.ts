import type { Absence } from '@gantry/domain/absence'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

/** Money as the API speaks it: a value or a range, in whole minor units. */
export type MoneyJson =
  | { readonly minor: number; readonly currency: string }
  | { readonly low: number | null; readonly high: number | null; readonly currency: string }

export interface RecordJson {
  readonly kind: string
  readonly id: string
  readonly ref: string
  readonly version: number
  readonly state: string | null
  readonly title: string
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string } | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly absent: Readonly<Record<string, Absence>>
  readonly custom: Readonly<Record<string, unknown>>
  readonly labels: Readonly<
    Record<string, { readonly ref: string; readonly title: string } | { readonly restricted: true }>
  >
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly allowed: {
    readonly edit: Verdict
    readonly delete: Verdict
    readonly steps: Readonly<Record<string, Verdict>>
  }
}

export interface RecordList {
  readonly rows: readonly RecordJson[]
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
  readonly count: { readonly n: number; readonly capped: boolean }
  readonly allowed: { readonly create: Verdict; readonly export: Verdict }
}

export interface ListQuery {
  readonly q?: string
  /** Fields by comma, `-` before one for descending. */
  readonly sort?: string
  /** `<field>:<op>:<value>`. */
  readonly filter?: readonly string[]
  readonly after?: string
  readonly limit?: number
  readonly columns?: string
  /** Ref of an initiative: this one and below. */
  readonly initiative?: string
}

export interface RecordInput {
  readonly initiative?: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly custom?: Readonly<Record<string, unknown>>
  readonly absent?: Readonly<Record<string, Absence>>
}

export interface RecordChange {
  readonly version: number
  readonly fields?: Readonly<Record<string, unknown>>
  readonly custom?: Readonly<Record<string, unknown>>
  readonly absent?: Readonly<Record<string, Absence | null>>
}

export interface HistoryEntry {
  readonly id: string
  readonly at: string
  readonly verb: string
  readonly by: string | null
  readonly byName?: string
  readonly reason?: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** Records of one kind; `plural` is the segment of the address, as in `risks`. */
export function recordCalls(http: Http, org: string, plural: string) {
  const base = `/orgs/${encodeURIComponent(org)}/${plural}`
  const one = (ref: string) => `${base}/${encodeURIComponent(ref)}`
  return {
    list: (query: ListQuery, signal?: AbortSignal) => http.get<RecordList>(base, { query: { ...query }, signal }),
    get: (ref: string, signal?: AbortSignal) => http.get<RecordJson>(one(ref), { signal }),
    create: (input: RecordInput) => http.post<RecordJson>(base, input),
    change: (ref: string, change: RecordChange) => http.patch<RecordJson>(one(ref), change),
    remove: (ref: string, version: number) => http.delete<unknown>(one(ref), { version }),
    restore: (ref: string) => http.post<RecordJson>(`${one(ref)}/restore`, {}),
    step: (ref: string, step: string, body: { version: number; reason?: string; fields?: Record<string, unknown> }) =>
      http.post<RecordJson>(`${one(ref)}/steps/${encodeURIComponent(step)}`, body),
    history: (ref: string, signal?: AbortSignal) => http.get<unknown>(`${one(ref)}/history`, { signal }),
    exportAddress: (format: 'csv' | 'xlsx', query: ListQuery) => http.address(`${base}/export.${format}`, { ...query }),
  }
}
