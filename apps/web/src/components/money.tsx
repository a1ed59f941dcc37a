import type { Absence, AbsenceType } from '@gantry/domain/absence'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import classes from './values.module.css'

export interface MoneyProps {
  readonly minor?: number
  readonly currency?: string
  readonly low?: number | null
  readonly high?: number | null
  readonly absent?: AbsenceType | Absence
  /** In full rather than short (£1.2bn), the full amount being the title. */
  readonly full?: boolean
}

/** An amount, a range of amounts, or the reason why there is none. */
export function Money({ minor, currency, low, high, absent, full = false }: MoneyProps) {
  const { t } = useTranslation()
  const { moneyShort, moneyFull, moneyPair } = useFormat()
  if (low != null || high != null) {
    const written = low != null && high != null && !full ? moneyPair(low, high, currency) : undefined
    const write = (each: number) => (full ? moneyFull : moneyShort)(each, currency)
    return (
      <span className={classes.number} title={range(t, low, high, (each) => moneyFull(each, currency))}>
        {written ? t('money.between', { low: written[0], high: written[1] }) : range(t, low, high, write)}
      </span>
    )
  }
  if (minor === undefined) return <Absent absent={absent} />
  return (
    <span className={classes.number} title={moneyFull(minor, currency)}>
      {full ? moneyFull(minor, currency) : moneyShort(minor, currency)}
    </span>
  )
}

type Translate = ReturnType<typeof useTranslation<'common'>>['t']

function range(
  t: Translate,
  low: number | null | undefined,
  high: number | null | undefined,
  write: (n: number) => string,
) {
  if (low == null) return t('money.atMost', { high: write(high ?? 0) })
  if (high == null) return t('money.atLeast', { low: write(low) })
  return t('money.between', { low: write(low), high: write(high) })
}

/** A missing value says why it is missing; the source's own words are the title. */
export function Absent({ absent }: { absent?: AbsenceType | Absence }) {
  const { t } = useTranslation()
  if (absent === undefined) return <span className={classes.absent}>–</span>
  const { type, reason } = typeof absent === 'string' ? { type: absent, reason: undefined } : absent
  return (
    <span className={classes.absent} title={reason ?? t(`absent.${type}`)}>
      {t(`absentShort.${type}`)}
    </span>
  )
}
