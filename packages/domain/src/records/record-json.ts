import type { Absences, Value } from '../field.ts'
import type { Verdict } from '../reach.ts'

/** A record as it travels: the same for every kind. Fields the reader may not see (money) are left out. */
export interface RecordJson {
  readonly kind: string
  readonly id: string
  readonly ref: string
  readonly version: number
  readonly state: string | null
  readonly title: string
  readonly initiative: InitiativeLabel | null
  readonly fields: Readonly<Record<string, Value>>
  readonly absent: Absences
  /** By id of the custom field. */
  readonly custom: Readonly<Record<string, Value>>
  /** What the ids among the fields are called. */
  readonly labels: Readonly<Record<string, LabelJson>>
  readonly audience: string
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly allowed: AllowedJson
}

export type InitiativeLabel =
  | { readonly id: string; readonly ref: string; readonly title: string }
  | { readonly id: string; readonly restricted: true }

export type LabelJson = { readonly ref: string; readonly title: string } | { readonly restricted: true }

/** What the reader may do with the record now, and why not. Only steps that start at its state are listed. */
export interface AllowedJson {
  readonly edit: Verdict
  readonly delete: Verdict
  readonly steps: Readonly<Record<string, Verdict>>
}

export interface RecordListJson {
  readonly rows: readonly RecordJson[]
  /** For `after`; null on the last page. */
  readonly next: string | null
  readonly count: { readonly n: number; readonly capped: boolean }
  readonly allowed: { readonly create: Verdict; readonly export: Verdict; readonly seeMoney: Verdict }
}

/** A change of a record as its history tells it. */
export interface HistoryEntryJson {
  readonly id: string
  readonly at: string
  readonly actor: { readonly id: string | null; readonly name: string } | null
  readonly verb: string
  readonly version: number | null
  readonly reason: string | null
  readonly changes: readonly HistoryChangeJson[]
}

/** A side that was erased says so; one that was not part of the change is left out. */
export interface HistoryChangeJson {
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
  readonly erased?: true
}
