import { useTranslation } from 'react-i18next'
import classes from './import.module.css'

const order = ['red', 'amberRed', 'amber', 'amberGreen', 'green', 'none'] as const
const fills: Readonly<Record<(typeof order)[number], string>> = {
  red: 'var(--red-fill)',
  amberRed: 'var(--amber-red-fill)',
  amber: 'var(--amber-fill)',
  amberGreen: 'var(--amber-green-fill)',
  green: 'var(--green-fill)',
  none: 'var(--none-fill)',
}

/** How ratings divide: a bar, and the same in letters and figures. */
export function RatingBar({ label, counts }: { label: string; counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation()
  const shown = order.filter((value) => (counts[value] ?? 0) > 0)
  const words = shown.map((value) => `${t(`rating.letter.${value}`)} ${counts[value]}`).join('  ')
  return (
    <div className={classes.rating} title={label}>
      <span className={classes.faint}>{label}</span>
      <div className={classes.bar} aria-hidden>
        {shown.map((value) => (
          <span key={value} style={{ flexGrow: counts[value], background: fills[value] }} />
        ))}
      </div>
      <span className={classes.letters}>{words}</span>
    </div>
  )
}
