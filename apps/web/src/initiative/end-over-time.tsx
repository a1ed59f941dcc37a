import { toldApart } from '@gantry/domain/narrative/format'
import type { InitiativeStory, StoryDay } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { Day } from '../components/day.tsx'
import { DaysDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import { lengthOf } from '../components/length-of-time.ts'
import { CourseLine } from './course-line.tsx'

const dayMilliseconds = 86_400_000

/** The end date each report gave, and how far it drifted. */
export function EndOverTime({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation(['initiative', 'portfolio', 'common'])
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const { endDates } = story
  const title = useDriftTitle(story)
  const absence = ({ absent, reason }: StoryDay) => reason ?? common(`absent.${absent ?? 'notSupplied'}`)
  const [from, to] = [endDates[0], endDates.at(-1)]
  return (
    <ChartFigure
      title={`${t('time.end')}: ${title}`}
      subtitle={
        from && to && t('time.subtitleEnd', { from: format.month(from.period.asOf), to: format.month(to.period.asOf) })
      }
      table={{
        columns: [
          { label: t('time.period') },
          { label: t('time.end') },
          { label: t('time.moved'), numeric: true },
          { label: t('time.reason') },
        ],
        rows: endDates.map((point) => [
          point.period.label,
          point.day ? <Day key="day" day={point.day} /> : absence(point),
          point.move !== undefined && <DaysDelta key="move" days={point.move} />,
          point.movementReason && t(`portfolio:charts.reasons.${point.movementReason}`),
        ]),
      }}
    >
      {endDates.some(({ day }) => day !== undefined) && (
        <CourseLine
          label={title}
          fromZero={false}
          writeEnds={(first, last) =>
            toldApart(first, last, (days, places) => {
              const day = new Date(days * dayMilliseconds).toISOString().slice(0, 10)
              return places === undefined ? format.month(day) : format.day(day)
            })
          }
          points={endDates.map((point) => ({
            id: point.status,
            label: point.period.label,
            value: point.day === undefined ? undefined : Date.parse(point.day) / dayMilliseconds,
            text:
              point.day === undefined
                ? absence(point)
                : [format.day(point.day), point.move !== undefined && lengthOf(common, Math.abs(point.move))]
                    .filter(Boolean)
                    .join(', '),
          }))}
        />
      )}
    </ChartFigure>
  )
}

function useDriftTitle({ endDrift, endDates }: InitiativeStory): string {
  const { t } = useTranslation('initiative')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const newest = endDates.at(-1)
  const given = endDates.findLast(({ day }) => day !== undefined)
  const hidden =
    newest !== undefined && newest.day === undefined ? common(`absent.${newest.absent ?? 'notSupplied'}`) : ''
  if (given?.day === undefined) return hidden === '' ? t('time.noEnd') : hidden
  const drift = endDrift === undefined ? t('time.noEnd') : driftText(endDrift)
  if (hidden === '') return drift
  if (endDrift === undefined)
    return t('time.onlyGiven', { hidden, day: format.day(given.day), period: format.month(given.period.asOf) })
  return t('time.lastGiven', {
    hidden,
    day: format.day(given.day),
    period: format.month(given.period.asOf),
    drift,
  })

  function driftText({ days, from, since }: NonNullable<InitiativeStory['endDrift']>): string {
    const values = {
      length: lengthOf(common, Math.abs(days)),
      day: format.day(from),
      period: format.month(since.asOf),
    }
    if (days === 0) return t('time.noDrift', values)
    return days > 0 ? t('time.drift', values) : t('time.driftEarlier', values)
  }
}
