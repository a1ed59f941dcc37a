import { useElementSize } from '@mantine/hooks'
import type { InitiativeStory, RatingLine } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { useFormat } from '../components/format.ts'
import { Absent } from '../components/money.tsx'
import { RatingMark } from '../components/rating-mark.tsx'
import { spacedLabels } from '../components/spaced-labels.ts'
import classes from './story-charts.module.css'

/** Until it is measured. */
const usualWidth = 320

/** One line an assessor and dimension, a mark a period; a change of the scale is a dashed line. */
export function RatingsOverTime({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation(['initiative', 'common'])
  const format = useFormat()
  const points = story.ratings.flatMap(({ assessor, points: of }) => of.map((point) => ({ ...point, assessor })))
  const periods = story.periods.filter(({ id }) => points.some(({ period }) => period.id === id))
  const last = points
    .filter(({ value }) => value !== undefined)
    .reduce<(typeof points)[number] | undefined>(
      (best, point) => (best === undefined || isLater(point, best) ? point : best),
      undefined,
    )
  const nameOf = (line: RatingLine) =>
    t('time.ratingsBy', {
      assessor: t(`common:assessor.${line.assessor}`),
      dimension: t(`dimension.${line.dimension as 'overall'}`, { defaultValue: line.dimension }),
    })
  const [from, to] = [periods[0], periods.at(-1)]
  const { ref, width } = useElementSize()
  const isLabelled = spacedLabels(
    periods.map(({ label }) => label),
    (width || usualWidth) / Math.max(periods.length, 1),
  )
  return (
    <ChartFigure
      title={
        last?.value
          ? t('time.ratingTitle', {
              rating: t(`common:rating.${last.value}`),
              who: t(`time.by.${last.assessor}`),
              period: format.month(last.period.asOf),
            })
          : t('time.noRating')
      }
      subtitle={from && to && t('time.subtitleRatings', { from: format.month(from.asOf), to: format.month(to.asOf) })}
    >
      <div className={classes.scroll} ref={ref}>
        {story.ratings.map((line) => (
          <div key={nameOf(line)}>
            <p className={classes.who} id={`line-${line.assessor}-${line.dimension}`}>
              {nameOf(line)}
            </p>
            <table className={classes.ratings} aria-labelledby={`line-${line.assessor}-${line.dimension}`}>
              <thead>
                <tr>
                  {periods.map((period, at) => (
                    <th key={period.id} scope="col" title={format.day(period.asOf)}>
                      <span className={isLabelled(at) ? classes.period : 'visually-hidden'}>{period.label}</span>
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

/** The newer one leads, and of one period the independent reviewer’s. */
function isLater(one: LastRating, best: LastRating): boolean {
  if (one.period.asOf !== best.period.asOf) return one.period.asOf > best.period.asOf
  return one.assessor === 'independent' && best.assessor !== 'independent'
}

type LastRating = RatingLine['points'][number] & Pick<RatingLine, 'assessor'>

function PointCell({ point }: { point: RatingLine['points'][number] | undefined }) {
  if (point === undefined) return <td>&nbsp;</td>
  return (
    <td data-break={point.scaleBreak || undefined}>
      {point.value ? <RatingMark value={point.value} letter={false} /> : <Absent absent={point.absent} />}
    </td>
  )
}
