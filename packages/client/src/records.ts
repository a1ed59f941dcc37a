import type { Absence } from '@gantry/domain/absence'
import type { HistoryEntryJson, LabelJson, RecordJson, RecordListJson } from '@gantry/domain/records/record-json'
import type { Http } from './http.ts'

/** Money as the API speaks it: a value or a range, in whole minor units. */
export type MoneyJson =
  | { readonly minor: number; readonly currency: string }
  | { readonly low: number | null; readonly high: number | null; readonly currency: string }

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
  /** Reference or id of the initiative it shall hang on. */
  readonly initiative?: string | null
  readonly fields?: Readonly<Record<string, unknown>>
  readonly custom?: Readonly<Record<string, unknown>>
  readonly absent?: Readonly<Record<string, Absence | null>>
}

/** The same for several records: fields, another initiative, or a step. */
export interface SeveralChange extends Omit<RecordChange, 'version'> {
  readonly records: readonly { readonly ref: string; readonly version: number }[]
  readonly step?: string
  readonly reason?: string
}

export interface SeveralChanged {
  readonly records: readonly { readonly id: string; readonly ref: string; readonly version: number }[]
}

export interface HistoryJson {
  /** Newest first. */
  readonly entries: readonly HistoryEntryJson[]
  readonly labels: Readonly<Record<string, LabelJson>>
  /** Goes on below this entry; null when that was all. */
  readonly next: string | null
}

/** Records of one kind; `plural` is the segment of the address, as in `risks`. */
export function recordCalls(http: Http, org: string, plural: string) {
  const base = `/orgs/${encodeURIComponent(org)}/${plural}`
  const one = (ref: string) => `${base}/${encodeURIComponent(ref)}`
  return {
    list: (query: ListQuery, signal?: AbortSignal) => http.get<RecordListJson>(base, { query: { ...query }, signal }),
    get: (ref: string, signal?: AbortSignal) => http.get<RecordJson>(one(ref), { signal }),
    create: (input: RecordInput) => http.post<RecordJson>(base, input),
    change: (ref: string, change: RecordChange) => http.patch<RecordJson>(one(ref), change),
    /** All of them, or none. */
    several: (change: SeveralChange) => http.post<SeveralChanged>(`${base}/several`, change),
    remove: (ref: string, version: number) => http.delete<unknown>(one(ref), { version }),
    restore: (ref: string) => http.post<RecordJson>(`${one(ref)}/restore`, {}),
    step: (ref: string, step: string, body: { version: number; reason?: string; fields?: Record<string, unknown> }) =>
      http.post<RecordJson>(`${one(ref)}/steps/${encodeURIComponent(step)}`, body),
    history: (ref: string, before?: string, signal?: AbortSignal) =>
      http.get<HistoryJson>(`${one(ref)}/history`, { query: { before }, signal }),
    exportAddress: (format: 'csv' | 'xlsx', query: ListQuery) => http.address(`${base}/export.${format}`, { ...query }),
  }
}
