import type { RatingValue } from '@gantry/domain/portfolio/facts'
import { useTranslation } from 'react-i18next'
import classes from './rating-mark.module.css'

export type RatingOrNone = RatingValue | 'none'

export interface RatingMarkProps {
  readonly value: RatingOrNone
  /** The letter stands beside the shape unless the row says it in words. */
  readonly letter?: boolean
  /** The whole word beside it. */
  readonly word?: boolean
}

/** A rating is never colour alone: letter and shape go with it, and half steps are split shapes. */
export function RatingMark({ value, letter = true, word = false }: RatingMarkProps) {
  const { t } = useTranslation()
  const name = t(`rating.${value}`)
  return (
    <span className={classes.mark} data-value={value} title={word ? undefined : name}>
      <RatingShape value={value} />
      {word ? (
        <span className={classes.word}>{name}</span>
      ) : (
        <>
          {letter && (
            <span className={classes.letter} aria-hidden>
              {t(`rating.letter.${value}`)}
            </span>
          )}
          <span className="visually-hidden">{name}</span>
        </>
      )}
    </span>
  )
}

export function RatingShape({ value, size = 12 }: { value: RatingOrNone; size?: number }) {
  return (
    <svg className={classes.shape} width={size} height={size} viewBox="0 0 12 12" aria-hidden focusable="false">
      {shapes[value]}
    </svg>
  )
}

const shapes: Record<RatingOrNone, React.ReactNode> = {
  red: <path className={classes.red} d="M6 0L12 6L6 12L0 6Z" />,
  amberRed: (
    <>
      <path className={classes.amber} d="M5.5 1.6V11.2H0.4Z" />
      <path className={classes.red} d="M6.5 0.5L12 6L6.5 11.5Z" />
    </>
  ),
  amber: <path className={classes.amber} d="M6 0.6L12 11.4H0Z" />,
  amberGreen: (
    <>
      <path className={classes.amber} d="M5.5 1.6V11.2H0.4Z" />
      <path className={classes.green} d="M6.5 0.6A5.4 5.4 0 0 1 6.5 11.4Z" />
    </>
  ),
  green: <circle className={classes.green} cx="6" cy="6" r="5.4" />,
  none: <circle className={classes.none} cx="6" cy="6" r="4.6" />,
}
