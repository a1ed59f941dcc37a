import type { Measure } from '@gantry/domain/portfolio/overview'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { MeasureEvidence } from '../statements/segment-evidence.tsx'
import classes from './cost-bridge.module.css'
import { useOverviewView } from './overview-context.ts'

/** Totals over several currencies, each beside the rates it was converted by, their days and sources. */
export function ConvertedTotals() {
  const converted = useOverviewView().overview.measures.filter(({ rates }) => rates !== undefined)
  if (converted.length === 0) return null
  return (
    <ul className={classes.converted}>
      {converted.map((measure) => (
        <ConvertedTotal key={measure.id} measure={measure} />
      ))}
    </ul>
  )
}

function ConvertedTotal({ measure: { id, label, value, currency, rates = [] } }: { measure: Measure }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const told = rates.map((rate) =>
    t(rate.inverse ? 'charts.bridge.rateInverse' : 'charts.bridge.rate', { ...rate, day: format.day(rate.day) }),
  )
  return (
    <li>
      {label}: <MeasureEvidence id={id} text={format.moneyShort(value, currency)} />{' '}
      {t('charts.bridge.at', { rates: told.join('; ') })}
    </li>
  )
}
