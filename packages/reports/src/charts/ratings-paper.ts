import { countText } from '@gantry/domain/narrative/format'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { RatingsPaper } from '../paper.ts'
import { periodName } from '../period-name.ts'
import { ratingOrder, ratingWords } from '../words.ts'

const mostPeriods = 8

/** The lead rating over the last periods; a bar a period, its parts in counts. */
export function ratingsPaper({ charts, measures, scope }: Overview): RatingsPaper {
  const upTo = charts.ratings.filter(({ period }) => period.asOf <= scope.period.asOf).slice(-mostPeriods)
  const rated = measures.find(({ id }) => id === 'rating.lead.rated')?.value ?? 0
  const worst = ratingOrder.find((value) => measures.some(({ id, value: n }) => id === `rating.lead.${value}` && n > 0))
  const n = measures.find(({ id }) => id === `rating.lead.${worst}`)?.value ?? 0
  const broken = upTo.slice(1).some(({ scaleBreak }) => scaleBreak)
  return {
    title:
      worst && rated > 0
        ? `${countText(n)} of ${countText(rated)} rated initiatives are ${ratingWords[worst]}`
        : 'No initiative is rated',
    note: `Initiatives by lead rating at each period${broken ? '; at the dashed line the scale changed: not compared across it' : ''}`,
    periods: upTo.map(({ period, by, scaleBreak }, at) => {
      const bars = ratingOrder.map((value) => ({ value, n: by.lead[value] })).filter((bar) => bar.n > 0)
      return {
        label: periodName(period),
        scaleBreak: at > 0 && scaleBreak,
        total: bars.reduce((sum, bar) => sum + bar.n, 0),
        bars,
      }
    }),
  }
}
