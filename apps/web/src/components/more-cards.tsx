import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import { LinkButton } from './link-button.tsx'
import classes from './data-cards.module.css'

/** How many cards of a long list are drawn at a time on a phone. */
export const cardsAtATime = 20

/** Under the cards: how many of how many are there, the next ones, and all of them. */
export function MoreCards({ shown, of, onShow }: { shown: number; of: number; onShow: (count: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rest = of - shown
  return (
    <div className={classes.rest}>
      <span role="status">{t('table.shown', { n: format.number(shown), of: format.number(of) })}</span>
      {rest > 0 && (
        <Button variant="default" onClick={() => onShow(shown + cardsAtATime)}>
          {t('table.showMore', { count: Math.min(rest, cardsAtATime) })}
        </Button>
      )}
      {rest > cardsAtATime && <LinkButton onClick={() => onShow(of)}>{t('table.showAll')}</LinkButton>}
      {rest <= 0 && <LinkButton onClick={() => onShow(cardsAtATime)}>{t('table.showFewer')}</LinkButton>}
    </div>
  )
}
