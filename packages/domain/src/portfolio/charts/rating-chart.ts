import { type Assessor, type RatingScale, type RatingValue, ratingValues } from '../facts.ts'
import { valueOf } from '../known.ts'
import { headlineRating } from '../lead-rating.ts'
import type { Charts } from '../overview.ts'
import { filterOf } from '../filters.ts'
import { type View, periodRef, subjectsOf } from '../view.ts'

type Counts = Record<RatingValue | 'none', number>

/** Rating counts of every period under the same filters; each period by its own reports. */
export function ratingChart(view: View): Charts['ratings'] {
  const { index } = view
  const passes = filterOf(index, { ...view.request.filters, ratings: undefined })
  let scaleBefore: RatingScale | 'mixed' | 'none' = 'none'
  return index.periods.map((period, position) => {
    const by = { lead: noCounts(), independent: noCounts(), owner: noCounts() }
    const scales = new Set<RatingScale>()
    for (const { now, leadNow, ...subject } of subjectsOf(index, position, undefined)) {
      if (now === undefined || !passes({ ...subject, now, leadNow })) continue
      by.lead[leadNow?.value ?? 'none'] += 1
      for (const assessor of ['independent', 'owner'] satisfies Assessor[]) {
        const fact = headlineRating(now, assessor)
        by[assessor][(fact === undefined ? undefined : valueOf(fact.value)) ?? 'none'] += 1
      }
      if (leadNow?.scale !== undefined) scales.add(leadNow.scale)
    }
    const [one] = scales
    const scale = scales.size > 1 ? 'mixed' : (one ?? 'none')
    const scaleBreak = scale !== 'none' && scaleBefore !== 'none' && scale !== scaleBefore
    if (scale !== 'none') scaleBefore = scale
    return { period: periodRef(period), scaleBreak, scale, by }
  })
}

function noCounts(): Counts {
  const counts = { none: 0 } as Counts
  for (const value of ratingValues) counts[value] = 0
  return counts
}
