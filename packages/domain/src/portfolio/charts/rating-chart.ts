import { type RatingScale, type RatingValue, type StatusFact, ratingValues } from '../facts.ts'
import { filterOf } from '../filters.ts'
import { headlineRating } from '../lead-rating.ts'
import { valueOf } from '../known.ts'
import type { Charts } from '../overview.ts'
import type { PortfolioIndex } from '../portfolio-index.ts'
import { remember } from '../remember.ts'
import { type View, periodRef } from '../view.ts'

type Counts = Record<RatingValue | 'none', number>

/** Rating counts of every period under the same filters (but the rating's own); each period by its own reports. */
export function ratingChart(view: View): Charts['ratings'] {
  const passes = statusFilter(view)
  return passes === undefined ? everyonesChart(view.index) : chartOf(view.index, passes)
}

/** Without filters the chart is the same for every period looked at. */
const everyonesChart = remember((index: PortfolioIndex) => chartOf(index, () => true))

function chartOf(index: PortfolioIndex, passes: (status: StatusFact) => boolean): Charts['ratings'] {
  let scaleBefore: RatingScale | 'mixed' | 'none' = 'none'
  return index.periods.map((period, position) => {
    const { by, scale } = countRatings(index, (index.reports[position] ?? []).filter(passes))
    const scaleBreak = scale !== 'none' && scaleBefore !== 'none' && scale !== scaleBefore
    if (scale !== 'none') scaleBefore = scale
    return { period: periodRef(period), scaleBreak, scale, by }
  })
}

function countRatings(index: PortfolioIndex, reports: readonly StatusFact[]) {
  const by = { lead: noCounts(), independent: noCounts(), owner: noCounts() }
  const scales = new Set<RatingScale>()
  for (const status of reports) {
    const lead = index.lead.get(status.id)
    by.lead[lead?.value ?? 'none'] += 1
    if (lead?.scale !== undefined) scales.add(lead.scale)
    for (const assessor of ['independent', 'owner'] as const) {
      const fact = headlineRating(status, assessor)
      by[assessor][(fact === undefined ? undefined : valueOf(fact.value)) ?? 'none'] += 1
    }
  }
  const [one] = scales
  return { by, scale: scales.size > 1 ? ('mixed' as const) : (one ?? ('none' as const)) }
}

/** The request's filters on a report of any period; undefined where there are none. */
function statusFilter({ index, request }: View): ((status: StatusFact) => boolean) | undefined {
  const { ratings: _, ...filters } = request.filters ?? {}
  if (Object.values(filters).every((filter) => filter === undefined || filter.length === 0)) return undefined
  const passes = filterOf(index, filters)
  return (status) => {
    const initiative = index.initiatives.get(status.initiative)
    if (initiative === undefined) return false
    return passes({
      initiative,
      now: status,
      standing: 'reported',
      unit: status.unit ?? initiative.unit,
      category: status.category ?? initiative.category,
      comparable: true,
      series: [],
    })
  }
}

function noCounts(): Counts {
  return { ...Object.fromEntries(ratingValues.map((value) => [value, 0])), none: 0 } as Counts
}
