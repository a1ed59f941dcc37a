import type { ProposedIdentity } from '@gantry/client'

/** Which of the waiting matches are shown; empty takes all. */
export interface MatchFilter {
  readonly basis: string
  /** As `pairOf` writes it. */
  readonly units: string
}

export interface UnitPair {
  readonly key: string
  /** Names, the one that reported first before the other. */
  readonly before: string
  readonly since: string
  readonly beforeId: string | null
  readonly sinceId: string | null
  /** First as-of date at which the later one reported. */
  readonly from: string
  /** Matches with the same name between the two: what a succession would settle. */
  readonly explained: number
}

export function matches(rows: readonly ProposedIdentity[], { basis, units }: MatchFilter): ProposedIdentity[] {
  return rows.filter((row) => (basis === '' || row.basis === basis) && (units === '' || pairOf(row) === units))
}

/** The two units of a match, whichever side each is on; one where it is the same. */
export function pairOf({ incoming, known }: ProposedIdentity): string {
  return [...new Set([incoming.unit ?? '–', known.unit ?? '–'])].sort().join(' / ')
}

/** Reasons among the matches with how many each has, the frequent ones first. */
export function basesOf(rows: readonly ProposedIdentity[]): [string, number][] {
  return counted(rows.map(({ basis }) => basis))
}

export function pairsOf(rows: readonly ProposedIdentity[]): [string, number][] {
  return counted(rows.map(pairOf))
}

/**
 * Matches whose two sides have the same name, and where neither side may be anything else by its name: these can be
 * accepted together. Those that reported in one period at once cannot.
 */
export function sameNamed(rows: readonly ProposedIdentity[]): ProposedIdentity[] {
  const named = rows.filter(
    (row) => row.mayLink && row.clash.length === 0 && fold(row.incoming.name) === fold(row.known.name),
  )
  const incoming = new Map(counted(named.map((row) => row.incoming.initiative.id)))
  const known = new Map(counted(named.map((row) => row.known.initiative.id)))
  return named.filter(
    (row) => incoming.get(row.incoming.initiative.id) === 1 && known.get(row.known.initiative.id) === 1,
  )
}

/** The succession that would explain the matches of a pair of units; null where a side names no unit on record. */
export function successionOf(rows: readonly ProposedIdentity[], key: string): UnitPair | null {
  const those = rows.filter((row) => pairOf(row) === key && row.basis === 'nameOtherUnit')
  const sides = those.flatMap(({ incoming, known }) => [incoming, known])
  const ends = sides.map(({ unit, unitId, reports }) => ({ unit, unitId, first: reports[0]?.asOf ?? '' }))
  ends.sort((a, b) => a.first.localeCompare(b.first))
  const before = ends[0]
  const since = ends.find(({ unit }) => unit !== before?.unit)
  if (before?.unit == null || since?.unit == null) return null
  return {
    key,
    before: before.unit,
    since: since.unit,
    beforeId: before.unitId,
    sinceId: since.unitId,
    from: since.first,
    explained: those.length,
  }
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
