import type { Http } from './http.ts'

export interface SearchHit {
  readonly kind: string
  readonly ref: string
  readonly title: string
  readonly snippet?: string
  readonly initiative?: { readonly ref: string; readonly title: string } | null
}

/** Search over everything the caller may see. */
export function search(http: Http, org: string, q: string, signal?: AbortSignal) {
  return http.get<{ readonly hits: readonly SearchHit[] }>(`/orgs/${encodeURIComponent(org)}/search`, {
    query: { q },
    signal,
  })
}
