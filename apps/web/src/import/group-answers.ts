import type { LinkReport } from '@gantry/client'

/** Rows to decide on: each with the initiatives that it may be, as the report lists them. */
export type Candidates = readonly LinkReport[]

/** Which rows are shown; empty takes all. */
export interface GroupFilter {
  readonly basis: string
  /** As `unitsOf` writes it. */
  readonly units: string
}

export function inGroup(candidates: Candidates, { basis, units }: GroupFilter): boolean {
  return candidates.some(
    (candidate) => (basis === '' || candidate.basis === basis) && (units === '' || unitsOf(candidate) === units),
  )
}

/** The two units of a match, whichever side each is on; one where it is the same. */
export function unitsOf({ incoming, known }: LinkReport): string {
  return [...new Set([incoming.unit ?? '–', known.unit ?? '–'])].sort().join(' / ')
}

/** What the rows have of something, with how many rows each; the frequent ones first. */
export function counted(rows: readonly Candidates[], of: (candidate: LinkReport) => string): [string, number][] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of new Set(row.map(of))) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

/**
 * The answers that accept everything from a confidence on: for each row its surest candidate, if no other is as sure. Of
 * rows of one date that would be the same initiative only the surest is; the others stay open for a person.
 * @param least 0 to 1
 */
export function acceptFrom(rows: readonly Candidates[], least: number): { row: Candidates; answer: string }[] {
  const sure = rows.flatMap((row) => {
    const [best, next] = row.toSorted((a, b) => b.score - a.score)
    return best !== undefined && best.score >= least && (next?.score ?? 0) < best.score ? [{ row, best }] : []
  })
  const rivals = Map.groupBy(sure, ({ best }) => `${best.incoming.asOf} ${best.known.initiative}`)
  return sure
    .filter(({ row, best }) =>
      (rivals.get(`${best.incoming.asOf} ${best.known.initiative}`) ?? []).every(
        (rival) => rival.row === row || rival.best.score < best.score,
      ),
    )
    .map(({ row, best }) => ({ row, answer: best.key }))
}
