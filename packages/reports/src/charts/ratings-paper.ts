import { countText } from '@gantry/domain/narrative/format'
import { ratingHeadline } from '@gantry/domain/portfolio/charts/rating-headline'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { RatingsPaper } from '../paper.ts'
import { periodName } from '../period-name.ts'
import { ratingOrder, ratingWords } from '../words.ts'

const mostPeriods = 8

/** The lead rating over the last periods; a bar a period, its parts in counts. */
export function ratingsPaper({ charts, scope }: Overview): RatingsPaper {
  const before = charts.ratings.filter(({ period }) => period.asOf <= scope.period.asOf)
  const upTo = before.slice(-mostPeriods)
  const headline = ratingHeadline(charts.ratings, scope.period)
  const notes = [
    before.length > upTo.length ? `the last ${countText(upTo.length)} of ${countText(before.length)} periods` : '',
    upTo.slice(1).some(({ scaleBreak }) => scaleBreak)
      ? 'at the dashed line the scale changed: not compared across it'
      : '',
    ...upTo.flatMap(({ period, open }) =>
      open === undefined ? [] : [`${periodName(period)} is open, ${countText(open.n)} of ${countText(open.of)} in`],
    ),
  ]
  return {
    title: headline
      ? `${countText(headline.n)} of ${countText(headline.of)} rated initiatives are ${ratingWords[headline.value]}`
      : 'No initiative is rated',
    note: ['Initiatives by lead rating at each period', ...notes.filter(Boolean)].join('; '),
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
