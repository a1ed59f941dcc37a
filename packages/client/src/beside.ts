import type { Http } from './http.ts'

export interface Author {
  readonly id: string | null
  readonly name: string
}

export interface CommentJson {
  readonly id: string
  readonly body: string
  readonly version: number
  readonly author: Author
  readonly createdAt: string
  readonly editedAt: string | null
  readonly own: boolean
}

export interface AttachmentJson {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly author: Author
  readonly createdAt: string
}

export interface LinkJson {
  readonly id: string
  readonly role: string
  readonly reads: string
  readonly outgoing: boolean
  /** A reference of a field: it changes with the field. */
  readonly field: boolean
  readonly kind: string
  readonly record:
    | { readonly id: string; readonly ref: string; readonly title: string }
    | { readonly id: string; readonly restricted: true }
}

export interface SuccessionJson {
  readonly id: string
  readonly from: { readonly id: string; readonly ref?: string; readonly title?: string }
  readonly to: { readonly id: string; readonly ref?: string; readonly title?: string }
  readonly how: string
  readonly onDay: string
  readonly note: string | null
}

/** What came before and after is called the lineage of an initiative, and the successions of a unit. */
export type SuccessionPath = 'lineage' | 'successions'

type Rows<T> = { readonly rows: readonly T[] }

/** What stands beside one record: comments, files, links and successions. */
export function besideCalls(http: Http, org: string, plural: string, ref: string) {
  const base = `/orgs/${encodeURIComponent(org)}/${plural}/${encodeURIComponent(ref)}`
  const one = (what: string, id: string) => `${base}/${what}/${encodeURIComponent(id)}`
  return {
    comments: (signal?: AbortSignal) => http.get<Rows<CommentJson>>(`${base}/comments`, { signal }),
    comment: (body: string) => http.post<Rows<CommentJson>>(`${base}/comments`, { body }),
    takeBack: (id: string, version: number) => http.delete<unknown>(one('comments', id), { version }),
    attachments: (signal?: AbortSignal) => http.get<Rows<AttachmentJson>>(`${base}/attachments`, { signal }),
    attach: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return http.post<AttachmentJson>(`${base}/attachments`, form)
    },
    attachmentAddress: (id: string) => http.address(one('attachments', id)),
    detach: (id: string) => http.delete<unknown>(one('attachments', id)),
    links: (signal?: AbortSignal) => http.get<Rows<LinkJson>>(`${base}/links`, { signal }),
    link: (to: string, role: string) => http.post<Rows<LinkJson>>(`${base}/links`, { to, role }),
    unlink: (id: string) => http.delete<Rows<LinkJson>>(one('links', id)),
    successions: (of: SuccessionPath, signal?: AbortSignal) =>
      http.get<Rows<SuccessionJson>>(`${base}/${of}`, { signal }),
    succeed: (of: SuccessionPath, what: { to: string; how: string; onDay: string; note?: string }) =>
      http.post<Rows<SuccessionJson>>(`${base}/${of}`, what),
  }
}
