import type { OverviewQuery } from '@gantry/client'
import type { OverviewRow } from '@gantry/domain/portfolio/overview'

/** The same filters as the server's, on the rows at hand: the table answers before the server does. */
export function filterRows(rows: readonly OverviewRow[], query: OverviewQuery): readonly OverviewRow[] {
  const { unit = [], category = [], rating = [], search = '' } = query
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (unit.length + category.length + rating.length + words.length === 0) return rows
  return rows.filter(
    (row) =>
      isIn(unit, row.unit) &&
      isIn(category, row.category) &&
      isIn(rating, ratingOf(row)) &&
      words.every((word) => `${row.ref}\n${row.title}`.toLowerCase().includes(word)),
  )
}

const isIn = (wanted: readonly string[], value: string | undefined) =>
  wanted.length === 0 || (value !== undefined && wanted.includes(value))

/** Of those who did not report, the rating they had. */
function ratingOf(row: OverviewRow): string {
  const reported = row.status === 'reported' || row.status === 'new'
  return (reported ? row.lead?.value : (row.lead?.value ?? row.leadBefore?.value)) ?? 'none'
}
