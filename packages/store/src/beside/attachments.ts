import type { Query } from '../database.ts'
import { labelSql } from '../records/label.ts'
import { Params } from '../records/params.ts'
import type { Sight } from '../records/visible-at-place.ts'

export interface AttachmentRow {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
  readonly created_at: string
  readonly created_by: string | null
  readonly author: string | null
}

/** Files of one record, oldest first, or only the one with an id. Rows are AttachmentRow. */
export function attachmentsOf(kind: string, record: string, sight: Sight, id: string | null = null): Query {
  const params = new Params()
  const one = params.add(id)
  return {
    text: `select a.id, a.name, a.media_type, a.bytes, a.sha256, a.created_at, a.created_by,
        ${labelSql('a.created_by', 'person', sight, params)} as author
      from attachment a where a.org = ${params.named('org', sight.org)}::uuid and a.kind = ${params.add(kind)}
        and a.record = ${params.add(record)}::uuid and (${one}::uuid is null or a.id = ${one}::uuid) and a.deleted_at is null
      order by a.created_at, a.id limit 1000`,
    values: params.values,
  }
}

export interface NewAttachment {
  readonly org: string
  readonly id: string
  readonly kind: string
  readonly record: string
  readonly place: string | null
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly at: string
  readonly by: string | null
}

export function insertAttachment(file: NewAttachment): Query {
  const { org, id, kind, record, place, name, mediaType, bytes, sha256, at, by } = file
  return {
    text: `insert into attachment (org, id, kind, record, place, name, media_type, bytes, sha256, created_at, created_by)
      values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8::bigint, $9, $10::timestamptz, $11::uuid)`,
    values: [org, id, kind, record, place, name, mediaType, bytes, sha256, at, by],
  }
}

export function removeAttachment(org: string, id: string, at: string): Query {
  return {
    text: 'update attachment set deleted_at = $3::timestamptz where org = $1::uuid and id = $2::uuid and deleted_at is null',
    values: [org, id, at],
  }
}
