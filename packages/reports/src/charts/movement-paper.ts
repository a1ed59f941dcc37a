import { countText } from '@gantry/domain/narrative/format'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { MovementPaper } from '../paper.ts'

/** Comparable moves of the lead rating, from (rows) to (columns); nothing when none can be compared. */
export function movementPaper({ charts, measures }: Overview): MovementPaper | null {
  const { values, cells, notComparable } = charts.movement
  const [worse, better, all] = ['worsened', 'improved', 'comparable'].map(
    (end) => measures.find(({ id }) => id === `rating.lead.${end}`)?.value ?? 0,
  )
  if (!all || cells.length === 0) return null
  const others = notComparable
    .filter(({ n }) => n > 0)
    .map(({ why, n }) => `${countText(n)} ${why.charAt(0).toLowerCase()}${why.slice(1)}`)
  return {
    title: `${countText(worse ?? 0)} worsened and ${countText(better ?? 0)} improved, of ${countText(all)} comparable`,
    note: `Lead rating then (rows) and now (columns), same scale and assessor${others.length === 0 ? '' : `; left out: ${others.join(', ')}`}`,
    values,
    cells: values.map((from) =>
      values.map((to) => cells.find((cell) => cell.from === from && cell.to === to)?.initiatives.length ?? 0),
    ),
  }
}
