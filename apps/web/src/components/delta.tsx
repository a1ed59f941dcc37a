import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import { lengthOf } from './length-of-time.ts'
import classes from './values.module.css'

export type Leaning = 'better' | 'worse' | 'neutral'

/** A signed change of money; whether more is worse is for the caller to say. Blue is better, orange worse. */
export function MoneyDelta({
  minor,
  currency,
  leaning = 'neutral',
}: {
  minor: number
  currency?: string
  leaning?: Leaning
}) {
  const { t } = useTranslation()
  const { moneyShort, moneyFull } = useFormat()
  if (minor === 0) return <span className={classes.absent}>{t('money.noChange')}</span>
  return (
    <span
      className={classes.delta}
      data-leaning={leaning}
      title={`${sign(minor)}${moneyFull(Math.abs(minor), currency)}`}
    >
      {sign(minor)}
      {moneyShort(Math.abs(minor), currency)}
    </span>
  )
}

/** A date that moved: later is worse, earlier better; told as in the story, the exact days being the title. */
export function DaysDelta({ days }: { days: number }) {
  const { t } = useTranslation()
  if (days === 0) return <span className={classes.absent}>{t('delta.same')}</span>
  const length = lengthOf(t, Math.abs(days))
  const way = days > 0 ? 'delta.later' : 'delta.earlier'
  const leaning: Leaning = days > 0 ? 'worse' : 'better'
  return (
    <span
      className={classes.delta}
      data-leaning={leaning}
      title={t(way, { length: t('days', { count: Math.abs(days) }) })}
    >
      {t(way, { length })}
    </span>
  )
}

const sign = (value: number) => (value > 0 ? '+' : '−')
