import type { InitiativeStory, RatingLine } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { useFormat } from '../components/format.ts'
import { Absent } from '../components/money.tsx'
import { RatingMark } from '../components/rating-mark.tsx'
import classes from './story-charts.module.css'

/** One line an assessor and dimension, a mark a period; a change of the scale is a dashed line. */
export function RatingsOverTime({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation(['initiative', 'common'])
  const format = useFormat()
  const points = story.ratings.flatMap((line) => line.points)
  const periods = story.periods.filter(({ id }) => points.some(({ period }) => period.id === id))
  const last = points
    .filter(({ value }) => value !== undefined)
    .reduce<(typeof points)[number] | undefined>(
      (best, point) => (best === undefined || point.period.asOf > best.period.asOf ? point : best),
      undefined,
    )
  const nameOf = (line: RatingLine) =>
    t('time.ratingsBy', {
      assessor: t(`common:assessor.${line.assessor}`),
      dimension: t(`dimension.${line.dimension as 'overall'}`, { defaultValue: line.dimension }),
    })
  const [from, to] = [periods[0], periods.at(-1)]
  return (
    <ChartFigure
      title={
        last?.value
          ? t('time.ratingTitle', { rating: t(`common:rating.${last.value}`).toLowerCase() })
          : t('time.noRating')
      }
      subtitle={from && to && t('time.subtitleRatings', { from: format.month(from.asOf), to: format.month(to.asOf) })}
    >
      <div className={classes.scroll}>
        {story.ratings.map((line) => (
          <div key={nameOf(line)}>
            <p className={classes.who} id={`line-${line.assessor}-${line.dimension}`}>
              {nameOf(line)}
            </p>
            <table className={classes.ratings} aria-labelledby={`line-${line.assessor}-${line.dimension}`}>
              <thead>
                <tr>
                  {periods.map((period) => (
                    <th key={period.id} scope="col" title={format.day(period.asOf)}>
                      {period.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {periods.map((period) => (
                    <PointCell key={period.id} point={line.points.find((point) => point.period.id === period.id)} />
                  ))}
                </tr>
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </ChartFigure>
  )
}

function PointCell({ point }: { point: RatingLine['points'][number] | undefined }) {
  if (point === undefined) return <td>&nbsp;</td>
  return (
    <td data-break={point.scaleBreak || undefined}>
      {point.value ? <RatingMark value={point.value} letter={false} /> : <Absent absent={point.absent} />}
    </td>
  )
}
