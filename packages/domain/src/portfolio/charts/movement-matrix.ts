import { type RatingValue, ratingValues } from '../facts.ts'
import { type RatingChange, whyLabels } from '../comparisons/rating-change.ts'
import type { Charts } from '../overview.ts'

/** Comparable moves of the lead rating, cell by cell; everyone else counted by why not. */
export function movementMatrix(change: RatingChange | undefined): Charts['movement'] {
  const cells = new Map<string, { from: RatingValue; to: RatingValue; initiatives: string[] }>()
  const used = new Set<RatingValue>()
  for (const { subject, move } of change?.moves ?? []) {
    const key = `${move.from}>${move.to}`
    let cell = cells.get(key)
    if (cell === undefined) {
      cell = { from: move.from, to: move.to, initiatives: [] }
      cells.set(key, cell)
    }
    cell.initiatives.push(subject.initiative.id)
    used.add(move.from).add(move.to)
  }
  return {
    values: ratingValues.filter((value) => used.has(value)),
    cells: [...cells.values()],
    notComparable: [...(change?.notComparable ?? [])].map(([why, subjects]) => ({
      why: whyLabels[why],
      n: subjects.length,
    })),
  }
}
