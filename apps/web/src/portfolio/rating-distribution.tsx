import type { Charts } from '@gantry/domain/portfolio/overview'
import { ratingHeadline } from '@gantry/domain/portfolio/charts/rating-headline'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { useFormat } from '../components/format.ts'
import { RatingMark } from '../components/rating-mark.tsx'
import { useOverviewView } from './overview-context.ts'
import classes from './rating-distribution.module.css'
import { RatingColumns } from './rating-columns.tsx'
import { ratingOrder } from './rating-order.ts'

const assessors = ['lead', 'independent', 'owner'] as const
type By = (typeof assessors)[number]
type Counts = Charts['ratings'][number]['by'][By]

/** Ratings at each period, the break of a scale drawn, assessors split. */
export function RatingDistribution() {
  const { t } = useTranslation(['portfolio', 'common'])
  const format = useFormat()
  const { overview } = useOverviewView()
  const { ratings } = overview.charts
  const headline = ratingHeadline(ratings, overview.scope.period)
  const used = ratingOrder.filter((value) => ratings.some(({ by }) => assessors.some((who) => by[who][value] > 0)))
  const split = assessors.filter((who) => who === 'lead' || ratings.some(({ by }) => rated(by[who]) > 0))
  const shown = split.length === 2 ? (['lead'] as const) : split
  const [first, last] = [ratings[0], ratings.at(-1)]
  return (
    <ChartFigure
      title={
        headline
          ? t('charts.rating.title', { ...headline, rating: t(`common:rating.${headline.value}`) })
          : t('charts.rating.titleNone')
      }
      subtitle={
        first &&
        last &&
        t('charts.rating.subtitle', { from: format.month(first.period.asOf), to: format.month(last.period.asOf) })
      }
      table={{
        columns: [
          { label: t('charts.rating.period') },
          { label: t('charts.rating.assessor') },
          ...used.map((value) => ({ label: t(`common:rating.${value}`), numeric: true })),
        ],
        rows: ratings.flatMap(({ period, by }) =>
          shown.map((who) => [
            period.label,
            t(`common:assessor.${who}`),
            ...used.map((value) => format.number(by[who][value])),
          ]),
        ),
      }}
      aside={ratings.some(({ scaleBreak }) => scaleBreak) && t('charts.rating.scaleNote')}
    >
      <ul className={classes.legend}>
        {used.map((value) => (
          <li key={value}>
            <RatingMark value={value} word />
          </li>
        ))}
      </ul>
      {shown.map((who) => (
        <RatingColumns
          key={who}
          who={who}
          ratings={ratings}
          used={who === 'lead' ? used : used.filter((value) => value !== 'none')}
          selected={overview.scope.period.id}
          tall={who === 'lead'}
          labels={who === shown.at(-1)}
        />
      ))}
    </ChartFigure>
  )
}

function rated(counts: Counts): number {
  return ratingOrder.reduce((sum, value) => sum + (value === 'none' ? 0 : counts[value]), 0)
}
