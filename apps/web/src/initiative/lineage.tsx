import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { Day } from '../components/day.tsx'
import classes from './story-tab.module.css'

/** What it was before, and what became of it. */
export function Lineage({ lineage }: Pick<InitiativeStory, 'lineage'>) {
  const { t } = useTranslation('initiative')
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">{t('lineage.title')}</h2>
      {lineage.length === 0 && <p className={classes.none}>{t('lineage.none')}</p>}
      <ul className={classes.lineage}>
        {lineage.map(({ from, to, how, onDay, note, fromTitle, toTitle }) => (
          <li key={`${from}-${to}-${how}`}>
            {t(`lineage.how.${how}`, { from: fromTitle, to: toTitle })} <Day day={onDay} />
            {note && <p className={classes.note}>{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
