import type { InitiativeStory, StoryMoney } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { MoneyDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import { Money } from '../components/money.tsx'
import { CourseLine } from './course-line.tsx'

/** The whole-life cost each report gave. */
export function CostOverTime({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation(['initiative', 'portfolio', 'common'])
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const { costs } = story
  const last = costs.findLast(({ minor, low, high }) => minor !== undefined || low !== undefined || high !== undefined)
  const currency = last?.currency ?? format.currency
  const absence = ({ absent, reason }: StoryMoney) => reason ?? common(`absent.${absent ?? 'notSupplied'}`)
  const [from, to] = [costs[0], costs.at(-1)]
  const lastAmount = last?.minor ?? last?.low ?? last?.high
  const hidden = to === undefined || to === last ? '' : common(`absent.${to.absent ?? 'notSupplied'}`)
  const title =
    last === undefined || lastAmount === undefined
      ? hidden || t('time.noCost')
      : t(hidden === '' ? 'time.costTitle' : 'time.lastCost', {
          hidden,
          amount: format.moneyShort(lastAmount, currency),
          period: format.month(last.period.asOf),
        })
  return (
    <ChartFigure
      title={`${t('time.cost')}: ${title}`}
      subtitle={
        from &&
        to &&
        t('time.subtitleCost', { currency, from: format.month(from.period.asOf), to: format.month(to.period.asOf) })
      }
      table={{
        columns: [
          { label: t('time.period') },
          { label: t('time.cost'), numeric: true },
          { label: t('time.moved'), numeric: true },
          { label: t('time.reason') },
        ],
        rows: costs.map((point) => [
          point.period.label,
          point.minor === undefined && point.low === undefined && point.high === undefined ? (
            absence(point)
          ) : (
            <Money key="cost" minor={point.minor} low={point.low} high={point.high} currency={point.currency} full />
          ),
          point.change !== undefined && (
            <MoneyDelta
              key="change"
              minor={point.change}
              currency={point.currency}
              leaning={point.change > 0 ? 'worse' : 'better'}
            />
          ),
          point.movementReason && t(`portfolio:charts.reasons.${point.movementReason}`),
        ]),
      }}
    >
      {lastAmount !== undefined && (
        <CourseLine
          label={t('time.cost')}
          fromZero
          writeEnds={(first, latest) => format.moneyPair(first, latest, currency)}
          points={costs.map((point) => ({
            id: point.status,
            label: point.period.label,
            value: point.currency === currency ? (point.minor ?? point.low ?? point.high) : undefined,
            low: point.low,
            high: point.high,
            text: point.minor === undefined ? absence(point) : format.moneyFull(point.minor, point.currency),
          }))}
        />
      )}
    </ChartFigure>
  )
}
