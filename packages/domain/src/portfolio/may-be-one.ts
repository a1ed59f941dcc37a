import type { UndecidedMatch } from './facts.ts'

/** For each initiative those that it may be one with, as far as nobody has decided. */
export function undecidedNeighbours(matches: readonly UndecidedMatch[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>()
  const note = (one: string, other: string) => {
    neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other))
  }
  for (const [one, other] of matches) {
    note(one, other)
    note(other, one)
  }
  return neighbours
}

/**
 * Whom an initiative that reported in only one of two periods may be in the other one: those reached over undecided
 * matches that reported in the other period alone. The way leads over initiatives that reported in neither, since one
 * initiative does not report twice in a period.
 */
export function mayBeOneWith(
  initiative: string,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  reported: (initiative: string) => { readonly now: boolean; readonly before: boolean },
): string[] {
  const from = reported(initiative)
  if (from.now === from.before) return []
  const found: string[] = []
  const seen = new Set([initiative])
  const open = [initiative]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of neighbours.get(at) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      const { now, before } = reported(next)
      if (!now && !before) open.push(next)
      else if (now !== from.now && before !== from.before) found.push(next)
    }
  }
  return found
}
