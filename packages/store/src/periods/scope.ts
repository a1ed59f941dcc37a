import type { Query } from '../database.ts'
import type { EventSource } from '../events/write.ts'

/** Who was expected to report: everyone, or the initiatives of some units and some initiatives by name. */
export type PeriodScope =
  | { readonly everyone: true }
  | { readonly units: readonly string[]; readonly initiatives: readonly string[] }

export function readScope(org: string, period: string): Query {
  return { text: 'select scope from reporting_period where org = $1::uuid and id = $2::uuid', values: [org, period] }
}

/** With the next version of the period; the caller holds its row locked. */
export function writeScope(source: EventSource, period: { readonly id: string }, scope: PeriodScope): Query {
  return {
    text: `update reporting_period set scope = $3::jsonb, version = version + 1, updated_at = $4::timestamptz, updated_by = $5::uuid
      where org = $1::uuid and id = $2::uuid`,
    values: [source.org, period.id, JSON.stringify(scope), source.now(), source.actor.person ?? null],
  }
}

/** One row with how many of the ids are there: `units`, `initiatives`. */
export function countNamed(org: string, units: readonly string[], initiatives: readonly string[]): Query {
  return {
    text: `select
      (select count(*) from organisation_unit where org = $1::uuid and id = any($2::uuid[]) and deleted_at is null) as units,
      (select count(*) from initiative where org = $1::uuid and id = any($3::uuid[]) and deleted_at is null) as initiatives`,
    values: [org, units, initiatives],
  }
}
