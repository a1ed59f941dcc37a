import { type PeriodFact, type RatingScale, type RatingValue, type StatusFact, ratingValues } from '../facts.ts'
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
  const passes = initiativeFilter(view)
  return passes === undefined ? everyonesChart(view.index) : chartOf(view.index, passes)
}

/** Without filters the chart is the same for every period looked at. */
const everyonesChart = remember((index: PortfolioIndex) => chartOf(index, () => true))

/** Whether an initiative passes, as its report of some period gives it, or as it is where there is none. */
type Passes = (initiative: string, status?: StatusFact) => boolean

function chartOf(index: PortfolioIndex, passes: Passes): Charts['ratings'] {
  let scaleBefore: RatingScale | 'mixed' | 'none' = 'none'
  return index.periods.map((period, position) => {
    const reports = (index.reports[position] ?? []).filter((status) => passes(status.initiative, status))
    const { by, scale } = countRatings(index, reports)
    const scaleBreak = scale !== 'none' && scaleBefore !== 'none' && scale !== scaleBefore
    if (scale !== 'none') scaleBefore = scale
    const open = period.state === 'open' ? { open: comeIn(index, period, reports, passes) } : {}
    return { period: periodRef(period), scaleBreak, scale, ...open, by }
  })
}

function comeIn(index: PortfolioIndex, period: PeriodFact, reports: readonly StatusFact[], passes: Passes) {
  const expected = new Set(reports.map(({ initiative }) => initiative))
  for (const { period: of, initiative } of index.facts.expectations)
    if (of === period.id && passes(initiative)) expected.add(initiative)
  return { n: reports.length, of: expected.size }
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

/** The request's filters on an initiative in any period; undefined where there are none. */
function initiativeFilter({ index, request }: View): Passes | undefined {
  const { ratings: _, ...filters } = request.filters ?? {}
  if (Object.values(filters).every((filter) => filter === undefined || filter.length === 0)) return undefined
  const passes = filterOf(index, filters)
  return (id, status) => {
    const initiative = index.initiatives.get(id)
    if (initiative === undefined) return false
    return passes({
      initiative,
      ...(status === undefined ? {} : { now: status }),
      standing: status === undefined ? 'missing' : 'reported',
      unit: status?.unit ?? initiative.unit,
      category: status?.category ?? initiative.category,
      mayBe: [],
      comparable: true,
      series: [],
    })
  }
}

function noCounts(): Counts {
  return { ...Object.fromEntries(ratingValues.map((value) => [value, 0])), none: 0 } as Counts
}
