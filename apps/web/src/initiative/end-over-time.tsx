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
          write={(days) => format.month(new Date(days * dayMilliseconds).toISOString().slice(0, 10))}
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

function useDriftTitle({ endDrift }: InitiativeStory): string {
  const { t } = useTranslation('initiative')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  if (endDrift === undefined) return t('time.noEnd')
  const values = {
    length: lengthOf(common, Math.abs(endDrift.days)),
    day: format.day(endDrift.from),
    period: format.month(endDrift.since.asOf),
  }
  if (endDrift.days === 0) return t('time.noDrift', values)
  return endDrift.days > 0 ? t('time.drift', values) : t('time.driftEarlier', values)
}
