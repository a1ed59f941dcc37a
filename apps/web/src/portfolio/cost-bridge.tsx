import type { Bridge, BridgePart } from '@gantry/domain/portfolio/overview'
import { useTranslation } from 'react-i18next'
import { useUrlChange } from '../app/search-params.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { MoneyDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import { Money } from '../components/money.tsx'
import classes from './cost-bridge.module.css'
import { useOverviewView } from './overview-context.ts'

/** How the total of one period becomes that of another: parts that add up exactly. */
export function CostBridge() {
  const { t } = useTranslation('portfolio')
  const { charts, scope } = useOverviewView().overview
  const { bridge } = charts
  if (bridge === undefined || scope.compare === undefined) {
    return (
      <ChartFigure title={t('charts.bridge.none')} subtitle={t('charts.bridge.noneText')}>
        {null}
      </ChartFigure>
    )
  }
  return <BridgeFigure bridge={bridge} from={scope.compare.asOf} to={scope.period.asOf} />
}

function BridgeFigure({ bridge, from, to }: { bridge: Bridge; from: string; to: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const signed = (minor: number) => `${minor < 0 ? '−' : '+'}${format.moneyShort(Math.abs(minor), bridge.currency)}`
  const parts = bridge.parts.filter(({ amount, initiatives }) => amount !== 0 || initiatives.length > 0)
  const most = Math.max(1, ...parts.map(({ amount }) => Math.abs(amount)))
  const periods = { from: format.month(from), to: format.month(to) }
  return (
    <ChartFigure
      title={t('charts.bridge.title', { same: signed(bridge.same), rest: signed(bridge.total - bridge.same) })}
      subtitle={t('charts.bridge.subtitle', { ...periods, currency: bridge.currency, total: signed(bridge.total) })}
      table={{
        columns: [
          { label: t('charts.bridge.part') },
          { label: t('charts.bridge.amount'), numeric: true },
          { label: t('charts.bridge.initiatives'), numeric: true },
        ],
        rows: [
          [
            t('charts.bridge.fromTotal', { period: periods.from }),
            format.moneyFull(bridge.fromTotal, bridge.currency),
            '',
          ],
          ...parts.map(({ id, amount, initiatives }) => [
            t(`charts.bridge.parts.${id}`),
            format.moneyFull(amount, bridge.currency),
            initiatives.length,
          ]),
          [t('charts.bridge.toTotal', { period: periods.to }), format.moneyFull(bridge.toTotal, bridge.currency), ''],
        ],
      }}
    >
      <dl className={classes.bridge}>
        <Total
          label={t('charts.bridge.fromTotal', { period: periods.from })}
          minor={bridge.fromTotal}
          currency={bridge.currency}
        />
        {parts.map((part) => (
          <Part key={part.id} part={part} currency={bridge.currency} most={most} />
        ))}
        <Total
          label={t('charts.bridge.toTotal', { period: periods.to })}
          minor={bridge.toTotal}
          currency={bridge.currency}
        />
      </dl>
    </ChartFigure>
  )
}

function Total({ label, minor, currency }: { label: string; minor: number; currency: string }) {
  return (
    <div className={classes.total}>
      <dt>{label}</dt>
      <dd />
      <dd>
        <Money minor={minor} currency={currency} />
      </dd>
    </div>
  )
}

/** A bar from a common zero: to the right what was added, to the left what was taken away. */
function Part({ part, currency, most }: { part: BridgePart; currency: string; most: number }) {
  const { t } = useTranslation('portfolio')
  const change = useUrlChange()
  const share = `${(Math.abs(part.amount) / most) * 50}%`
  const from = part.amount < 0 ? `calc(50% - ${share})` : '50%'
  return (
    <div className={classes.part}>
      <dt>
        {t(`charts.bridge.parts.${part.id}`)}
        {part.initiatives.length > 0 && (
          <button type="button" className={classes.members} onClick={() => change({ list: `bridge:${part.id}` })}>
            {t('questions.initiatives', { count: part.initiatives.length })}
          </button>
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
