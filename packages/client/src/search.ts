import type { LabelJson } from '@gantry/domain/records/record-json'
import type { Http } from './http.ts'

export interface SearchHit {
  /** Its reference is what was asked for. */
  readonly exact: boolean
  readonly kind: string
  readonly ref: string
  readonly title: string
  readonly snippet?: string
  readonly state?: string | null
  readonly initiative?: { readonly ref: string; readonly title: string } | null
  /** Of which period it speaks. */
  readonly period?: string | null
}

export interface Found {
  /** Best first. */
  readonly hits: readonly SearchHit[]
  /** Beginnings of words to mark in them. */
  readonly words: readonly string[]
  /** Nothing has what was typed; these have words nearly the same. */
  readonly nearly: boolean
}

/** Search over everything the caller may see. */
export function search(http: Http, org: string, q: string, signal?: AbortSignal) {
  return http.get<Found>(`/orgs/${encodeURIComponent(org)}/search`, { query: { q }, signal })
}

/** What was done last with a record, or with several of a kind at one moment, told by the first of them. */
export interface RecentChange {
  readonly kind: string
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly initiative: LabelJson | null
  readonly others: number
  readonly at: string
  readonly by: string | null
  readonly verb: string | null
  /** Keys of the fields that changed. */
  readonly fields: readonly string[]
}

/** What changed lately of everything the caller may see, newest first. */
export function recentChanges(http: Http, org: string, signal?: AbortSignal) {
  return http.get<{ readonly rows: readonly RecentChange[] }>(`/orgs/${encodeURIComponent(org)}/changes`, { signal })
}
