import type { Query } from '../database.ts'

export interface RemarkRow {
  readonly id: string
  readonly initiative: string | null
  readonly place: string | null
  readonly text: string
  readonly version: number
  readonly created_by: string | null
  readonly by_name: string
  readonly deleted_at: string | null
}

/** One remark, also a removed one. Rows are RemarkRow. `locked` for a change in the same transaction. */
export function remarkQuery(org: string, id: string, locked: boolean): Query {
  return {
    text: `select id, initiative, place, text, version, created_by, by_name, deleted_at from remark
      where org = $1::uuid and id = $2::uuid ${locked ? 'for update' : ''}`,
    values: [org, id],
  }
}

export interface NewRemark {
  readonly id: string
  readonly initiative: string | null
  readonly place: string | null
  readonly period: string
  readonly text: string
  readonly at: string
  readonly by: string | null
  readonly byName: string
}

export function insertRemark(org: string, remark: NewRemark): Query {
  const { id, initiative, place, period, text, at, by, byName } = remark
  return {
    text: `insert into remark (org, id, initiative, place, period, text, created_at, created_by, by_name)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [org, id, initiative, place, period, text, at, by, byName],
  }
}

export function rewriteRemark(org: string, id: string, text: string, at: string): Query {
  return {
    text: `update remark set text = $3, edited_at = $4::timestamptz, version = version + 1
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, text, at],
  }
}

/** @param at when it was taken away; null puts it back */
export function removeRemark(org: string, id: string, at: string | null): Query {
  return {
    text: `update remark set deleted_at = $3::timestamptz, version = version + 1 where org = $1::uuid and id = $2::uuid`,
    values: [org, id, at],
  }
}
