import { isEverywhere, type Reach, rangeOf } from '@gantry/domain/reach'
import type { Params } from './params.ts'
import type { Source } from './source.ts'

/** Whose eyes a read goes through. Without its branded reaches none can be written. */
export interface Sight {
  readonly org: string
  readonly person: string | null
  readonly see: Reach
  /** Where records for managers may be seen. */
  readonly manage: Reach
  readonly money: Reach
}

/** More prefixes than this travel as arrays instead of one range each. */
const mostRanges = 40

/** SQL: the column's place lies in the reach. Null places only when the reach is everywhere. */
export function placeWithin(column: string, reach: Reach, params: Params): string {
  if (isEverywhere(reach)) return 'true'
  if (reach.length === 0) return 'false'
  const ranges = reach.flatMap((prefix) => rangeOf(prefix) ?? [])
  if (ranges.length > mostRanges) {
    const from = params.add(ranges.map((range) => range.from))
    const below = params.add(ranges.map((range) => range.below))
    return `exists (select from unnest(${from}::text[], ${below}::text[]) as reach(lo, hi)
      where ${column} >= reach.lo and ${column} < reach.hi)`
  }
  const each = ranges.map(
    ({ from, below }) =>
      `${column} >= ${params.named(`place ${from}`, from)}::text and ${column} < ${params.named(`place ${below}`, below)}::text`,
  )
  return `(${each.join(' or ')})`
}

/** SQL: the reader may see this row, whose kind is none of the organisation's own. Rows without a place are for every member. */
export function visibleAtPlace(alias: string, source: Source, sight: Sight, params: Params): string {
  return bothOf(placeVisible(alias, source, sight, params), audienceVisible(alias, source, sight, params))
}

/** SQL: both conditions, said once where one is always true. */
export function bothOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== 'true').join(' and ') || 'true'
}

function placeVisible(alias: string, { has, kind }: Source, { see }: Sight, params: Params): string {
  if (!has.place || isEverywhere(see)) return 'true'
  const inside = placeWithin(`${alias}.place`, see, params)
  if (kind.of === 'initiative') return inside
  return inside === 'false' ? `${alias}.place is null` : `(${alias}.place is null or ${inside})`
}

/** SQL: the row's audience holds the reader. */
export function audienceVisible(alias: string, source: Source, sight: Sight, params: Params): string {
  if (!source.has.audience) return 'true'
  const managed = placeWithin(`${alias}.place`, sight.manage, params)
  const named =
    sight.person === null
      ? 'false'
      : `exists (select from record_grant g where g.org = ${params.named('org', sight.org)}::uuid
          and g.kind = '${source.kind.name}' and g.record = ${alias}.id
          and g.person = ${params.named('person', sight.person)}::uuid)`
  return `(${alias}.audience = 'inherits' or (${alias}.audience = 'managers' and ${managed}) or ${named})`
}
