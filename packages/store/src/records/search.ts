import { isEverywhere, type Reach, rangeOf } from '@gantry/domain/reach'
import type { Query } from '../database.ts'
import type { Sight } from './visible.ts'

/** Every word as the beginning of one: 'river cros' → 'river:* & cros:*'. Empty when there is no word. */
export function prefixQuery(q: string): string {
  const words = q.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words
    .slice(0, 12)
    .map((word) => `${word.slice(0, 60)}:*`)
    .join(' & ')
}

export interface SearchRow {
  readonly kind: string
  readonly record: string
  readonly ref: string
  readonly title: string
  readonly snippet: string
}

/** The best hits over every kind, within the reader's sight. Rows are SearchRow. */
export function searchQuery(q: string, sight: Sight, most: number): Query {
  const [see, manage] = [rangesOf(sight.see), rangesOf(sight.manage)]
  return {
    text: `select kind, record, ref, title, snippet
      from search_everything($1::uuid, $2::text, $3::text, $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid, $9::integer)`,
    values: [
      sight.org,
      prefixQuery(q),
      q.trim().toUpperCase(),
      see.map((range) => range.from),
      see.map((range) => range.below),
      manage.map((range) => range.from),
      manage.map((range) => range.below),
      sight.person,
      most,
    ],
  }
}

/** Everything is the range from nothing to beyond the last base-36 step. */
function rangesOf(reach: Reach): { readonly from: string; readonly below: string }[] {
  return isEverywhere(reach) ? [{ from: '', below: '~' }] : reach.flatMap((prefix) => rangeOf(prefix) ?? [])
}
