import type { Query } from '../database.ts'
import { labelSql } from '../records/label.ts'
import { Params } from '../records/params.ts'
import type { Sight } from '../records/visible-at-place.ts'

export interface CommentRow {
  readonly id: string
  readonly body: string
  readonly version: number
  readonly created_at: string
  readonly created_by: string | null
  readonly edited_at: string | null
  readonly author: string | null
}

export const mostComments = 1000

/** Comments of one record, oldest first; `author` is a label. Rows are CommentRow. */
export function commentsOf(kind: string, record: string, sight: Sight): Query {
  const params = new Params()
  return {
    text: `select c.id, c.body, c.version, c.created_at, c.created_by, c.edited_at,
        ${labelSql('c.created_by', 'person', sight, params)} as author
      from comment c where c.org = ${params.named('org', sight.org)}::uuid and c.kind = ${params.add(kind)}
        and c.record = ${params.add(record)}::uuid and c.deleted_at is null
      order by c.created_at, c.id limit ${mostComments}`,
    values: params.values,
  }
}

export interface NewComment {
  readonly org: string
  readonly id: string
  readonly kind: string
  readonly record: string
  readonly place: string | null
  readonly body: string
  readonly at: string
  readonly by: string | null
}

export function insertComment(comment: NewComment): Query {
  const { org, id, kind, record, place, body, at, by } = comment
  return {
    text: `insert into comment (org, id, kind, record, place, body, created_at, created_by)
      values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7::timestamptz, $8::uuid)`,
    values: [org, id, kind, record, place, body, at, by],
  }
}

/** One comment of a record, locked. */
export function commentForUpdate(org: string, kind: string, record: string, id: string): Query {
  return {
    text: `select body, version, created_by from comment where org = $1::uuid and kind = $2 and record = $3::uuid
      and id = $4::uuid and deleted_at is null for update`,
    values: [org, kind, record, id],
  }
}

export function rewriteComment(org: string, id: string, body: string, at: string): Query {
  return {
    text: `update comment set body = $3, version = version + 1, edited_at = $4::timestamptz
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, body, at],
  }
}

export function removeComment(org: string, id: string, at: string): Query {
  return {
    text: `update comment set version = version + 1, deleted_at = $3::timestamptz where org = $1::uuid and id = $2::uuid`,
    values: [org, id, at],
  }
}
