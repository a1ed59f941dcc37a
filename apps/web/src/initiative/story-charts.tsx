import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { useTranslation } from 'react-i18next'
import { CostOverTime } from './cost-over-time.tsx'
import { EndOverTime } from './end-over-time.tsx'
import { RatingsOverTime } from './ratings-over-time.tsx'
import classes from './story-charts.module.css'
import prose from '../components/prose.module.css'

/** Ratings, end date and cost as each report gave them. */
export default function StoryCharts({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation('initiative')
  if (story.endDates.length === 0 && story.ratings.length === 0) return <p className={prose.none}>{t('time.none')}</p>
  return (
    <section aria-label={t('time.title')} className={classes.grid}>
      <RatingsOverTime story={story} />
      <EndOverTime story={story} />
      <CostOverTime story={story} />
    </section>
  )
}
