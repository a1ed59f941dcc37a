import { everyKind } from '@gantry/domain/kinds/index'
import type { Query } from '../database.ts'

/** Registers, and plans, that no statement about the portfolio is computed from: a new risk leaves every overview as it was. */
export const besideTheFacts: readonly string[] = (() => {
  const read = new Set([
    'initiative',
    'organisationUnit',
    'reportingPeriod',
    'statusReport',
    'rating',
    'decision',
    'milestone',
    'person',
  ])
  return [...everyKind.map(({ name }) => name).filter((name) => !read.has(name)), 'plan']
})()

export type FactsRow = Readonly<Record<string, unknown>>

/** How far the organisation's events had come at a reading, as far as they bear on the portfolio. */
export interface FactsMark {
  /** The last sealed position. */
  readonly sealed: number
  /** Events that bear on the portfolio and were not sealed yet. */
  readonly unsealed: number
}

/**
 * Where the events stand now, and how many that bear on the portfolio stand after `mark`, sealed since or not. Sealed
 * events have positions without a gap and the others are counted, so that a late commit is never missed; no row is
 * locked. Only the events after the mark are read.
 */
export function factsSince(org: string, mark: FactsMark | undefined): Query {
  return {
    text: `select sealed, unsealed,
        unsealed + (select count(*) from event where org = $1 and position > $2 and not kind = any($3::text[])) as later
      from (select
        (select coalesce(max(position), 0) from event where org = $1 and position is not null) as sealed,
        (select count(*) from event where org = $1 and position is null and not kind = any($3::text[])) as unsealed
      ) now`,
    values: [org, mark?.sealed ?? Number.MAX_SAFE_INTEGER, besideTheFacts],
  }
}

export function markOf(row: FactsRow | undefined): FactsMark {
  return { sealed: Number(row?.sealed), unsealed: Number(row?.unsealed) }
}

/** Whether nothing that bears on the portfolio was written between the mark and the row that `factsSince` gave for it. */
export function isUnchanged(mark: FactsMark, row: FactsRow | undefined): boolean {
  return Number(row?.later) === mark.unsealed
}

/** A text that moves with every committed change of the organisation, whatever it is of: how many events it has. */
export function dataVersion(org: string): Query {
  return {
    text: `select coalesce((select max(position) from event where org = $1 and position is not null), 0)
      + (select count(*) from event where org = $1 and position is null) as version`,
    values: [org],
  }
}

/** A row when records are shared with this person by name: then others with the same rights see otherwise. */
export function namedAnywhere(org: string, person: string | null): Query {
  return { text: 'select 1 from record_grant where org = $1 and person = $2 limit 1', values: [org, person] }
}
