import type { Query, Result } from '../database.ts'

/** A link from a task of one plan to a task of another. Dates are minutes of the successor's wall clock. */
export interface OutsideLink {
  readonly id: string
  readonly from: { readonly plan: string; readonly task: string }
  readonly to: { readonly plan: string; readonly task: string }
  readonly type: 'FS' | 'SS'
  /** By the clock. */
  readonly lagMinutes: number
  readonly hard: boolean
  readonly given: number | null
  readonly offered: number | null
  readonly refused: number | null
  readonly reason: string | null
  readonly trouble: 'gone' | 'loop' | null
}

const columns = `id, from_plan, from_task, to_plan, to_task, type, lag_minutes, hard, given, offered, refused, reason, trouble`

/** Links into a plan, out of it, or both. */
export function outsideLinksQuery(org: string, plan: string, way: 'into' | 'outOf' | 'both'): Query {
  const ends = {
    into: 'to_plan = $2::uuid',
    outOf: 'from_plan = $2::uuid',
    both: '(to_plan = $2::uuid or from_plan = $2::uuid)',
  }
  return {
    text: `select ${columns} from plan_outside_link where org = $1::uuid and deleted_at is null and ${ends[way]}
      order by id limit 10000`,
    values: [org, plan],
  }
}

/** One link, locked. */
export function outsideLinkQuery(org: string, id: string): Query {
  return {
    text: `select ${columns} from plan_outside_link where org = $1::uuid and id = $2::uuid and deleted_at is null for update`,
    values: [org, id],
  }
}

export function outsideLinksOf(result: Result | undefined): OutsideLink[] {
  return (result?.rows ?? []).map((row) => ({
    id: row.id as string,
    from: { plan: row.from_plan as string, task: row.from_task as string },
    to: { plan: row.to_plan as string, task: row.to_task as string },
    type: row.type as OutsideLink['type'],
    lagMinutes: row.lag_minutes as number,
    hard: row.hard as boolean,
    given: row.given as number | null,
    offered: row.offered as number | null,
    refused: row.refused as number | null,
    reason: row.reason as string | null,
    trouble: row.trouble as OutsideLink['trouble'],
  }))
}

export function insertOutsideLink(
  org: string,
  { id, from, to, type, lagMinutes, hard }: Pick<OutsideLink, 'id' | 'from' | 'to' | 'type' | 'lagMinutes' | 'hard'>,
  at: string,
  by: string | null,
): Query {
  return {
    text: `insert into plan_outside_link (org, id, from_plan, from_task, to_plan, to_task, type, lag_minutes, hard, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [org, id, from.plan, from.task, to.plan, to.task, type, lagMinutes, hard, at, by],
  }
}

/** What a link has given, offers, or cannot. */
export function updateOutsideLink(
  org: string,
  id: string,
  { given, offered, trouble }: Pick<OutsideLink, 'given' | 'offered' | 'trouble'>,
): Query {
  return {
    text: `update plan_outside_link set given = $3::integer, offered = $4::integer, trouble = $5::text
      where org = $1::uuid and id = $2::uuid`,
    values: [org, id, given, offered, trouble],
  }
}

/** How an offer was answered. */
export function answerOutsideLink(
  org: string,
  id: string,
  answer: { given: number | null; refused: number | null; reason: string | null },
  at: string,
  by: string | null,
): Query {
  return {
    text: `update plan_outside_link set given = $3::integer, refused = $4::integer, reason = $5, offered = null,
        answered_at = $6::timestamptz, answered_by = $7::uuid where org = $1::uuid and id = $2::uuid`,
    values: [org, id, answer.given, answer.refused, answer.reason, at, by],
  }
}

export function removeOutsideLink(org: string, id: string, at: string): Query {
  return {
    text: `update plan_outside_link set deleted_at = $3::timestamptz where org = $1::uuid and id = $2::uuid`,
    values: [org, id, at],
  }
}
