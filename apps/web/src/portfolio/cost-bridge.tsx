import type { Bridge, BridgePart, PeriodRef } from '@gantry/domain/portfolio/overview'
import { useTranslation } from 'react-i18next'
import { useUrlChange } from '../app/search-params.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { MoneyDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import values from '../components/values.module.css'
import { LinkButton } from '../components/link-button.tsx'
import classes from './cost-bridge.module.css'
import { ConvertedTotals } from './converted-totals.tsx'
import { useOverviewView } from './overview-context.ts'

/** How the total of one period becomes that of another: parts that add up exactly; or why it cannot be told. */
export function CostBridge({ compare }: { compare: PeriodRef }) {
  const { t } = useTranslation('portfolio')
  const { overview, comparisons } = useOverviewView()
  const { bridge } = overview.charts
  if (bridge !== undefined) return <BridgeFigure bridge={bridge} from={compare.asOf} to={overview.scope.period.asOf} />
  const failed = comparisons.get('bridge.wholeLifeCost')?.conditions.filter(({ holds }) => !holds) ?? []
  return (
    <ChartFigure
      title={t('charts.bridge.none')}
      subtitle={failed[0] ? t('charts.bridge.because', { why: failed[0].text }) : t('charts.bridge.noneText')}
      aside={<ConvertedTotals />}
    >
      {null}
    </ChartFigure>
  )
}

function BridgeFigure({ bridge, from, to }: { bridge: Bridge; from: string; to: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const signed = (minor: number) =>
    minor === 0
      ? t('charts.bridge.unchanged')
      : `${minor < 0 ? '−' : '+'}${format.moneyShort(Math.abs(minor), bridge.currency)}`
  const [fromTotal, toTotal] = format.moneyPair(bridge.fromTotal, bridge.toTotal, bridge.currency)
  const full = (minor: number) => format.moneyFull(minor, bridge.currency)
  const parts = bridge.parts.filter(({ amount, initiatives }) => amount !== 0 || initiatives.length > 0)
  const most = Math.max(1, ...parts.map(({ amount }) => Math.abs(amount)))
  const periods = { from: format.month(from), to: format.month(to) }
  return (
    <ChartFigure
      title={t('charts.bridge.title', { same: signed(bridge.same), rest: signed(bridge.total - bridge.same) })}
      aside={<ConvertedTotals />}
      subtitle={t('charts.bridge.subtitle', { ...periods, currency: bridge.currency, total: signed(bridge.total) })}
      table={{
        columns: [
          { label: t('charts.bridge.part') },
          { label: t('charts.bridge.amount'), numeric: true },
          { label: t('charts.bridge.initiatives'), numeric: true },
        ],
        rows: [
          [t('charts.bridge.fromTotal', { period: periods.from }), full(bridge.fromTotal), ''],
          ...parts.map(({ id, amount, initiatives }) => [
            t(`charts.bridge.parts.${id}`),
            full(amount),
            initiatives.length,
          ]),
          [t('charts.bridge.toTotal', { period: periods.to }), full(bridge.toTotal), ''],
        ],
      }}
    >
      <dl className={classes.bridge}>
        <Total
          label={t('charts.bridge.fromTotal', { period: periods.from })}
          text={fromTotal}
          full={full(bridge.fromTotal)}
        />
        {parts.map((part) => (
          <Part key={part.id} part={part} currency={bridge.currency} most={most} />
        ))}
        <Total label={t('charts.bridge.toTotal', { period: periods.to })} text={toTotal} full={full(bridge.toTotal)} />
      </dl>
    </ChartFigure>
  )
}

function Total({ label, text, full }: { label: string; text: string; full: string }) {
  return (
    <div className={classes.total}>
      <dt>{label}</dt>
      <dd />
      <dd>
        <span className={values.number} title={full}>
          {text}
        </span>
      </dd>
    </div>
  )
}

/** A bar from a common zero: to the right what was added, to the left what was taken away. */
function Part({ part, currency, most }: { part: BridgePart; currency: string; most: number }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const change = useUrlChange()
  const share = `${(Math.abs(part.amount) / most) * 50}%`
  const from = part.amount < 0 ? `calc(50% - ${share})` : '50%'
  return (
    <div className={classes.part}>
      <dt>
        {t(`charts.bridge.parts.${part.id}`)}
        {part.initiatives.length > 0 && (
          <LinkButton quiet onClick={() => change({ list: `bridge:${part.id}` })}>
            {t('questions.initiatives', { count: part.initiatives.length })}
          </LinkButton>
        )}
        {part.doubtful && (
          <small className={classes.undecided}>
            {t('charts.bridge.doubtful', {
              count: part.doubtful.initiatives,
              amount: `${part.doubtful.amount < 0 ? '−' : '+'}${format.moneyShort(Math.abs(part.doubtful.amount), currency)}`,
            })}
          </small>
        )}
        {part.undecided && (
          <small className={classes.undecided}>
            {t('charts.bridge.undecided', {
              count: part.undecided.initiatives,
              amount: format.moneyShort(Math.abs(part.undecided.amount), currency),
            })}
          </small>
        )}
      </dt>
      <dd className={classes.track} aria-hidden>
        <span data-sign={part.amount < 0 ? 'down' : 'up'} style={{ left: from, width: share }} />
      </dd>
      <dd>
        <MoneyDelta minor={part.amount} currency={currency} />
      </dd>
    </div>
  )
}
