import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import prose from '../components/prose.module.css'
import { SkeletonBlock, SkeletonLines } from '../components/skeletons.tsx'
import { FindingItem } from '../statements/finding-item.tsx'
import { QuestionItem } from '../statements/question-item.tsx'
import questions from '../statements/questions.module.css'
import { Remarks } from '../statements/remarks.tsx'
import { SentenceText } from '../statements/sentence.tsx'
import { SaidThen } from './said-then.tsx'
import classes from './story-tab.module.css'

const StoryCharts = lazy(() => import('./story-charts.tsx'))
const Lineage = lazy(() => import('./lineage.tsx'))

/** Narrative and questions first, then the course over time, then what people said. */
export function StoryTab({ story }: { story: InitiativeStory }) {
  const { t } = useTranslation('initiative')
  const asked = [...story.decisions, ...story.questions]
  return (
    <div className={classes.page}>
      <div className={classes.first}>
        <section aria-labelledby="short">
          <h2 id="short">{t('story.title')}</h2>
          {story.narrative.sentences.length === 0 && <p className={prose.none}>{t('story.none')}</p>}
          <div className={prose.sentences}>
            {story.narrative.sentences.map((sentence, at) => (
              <p key={at}>
                <SentenceText sentence={sentence} />
              </p>
            ))}
          </div>
          <Remarks remarks={story.narrative.remarks} period={story.period.id} initiative={story.initiative.id} />
        </section>
        {asked.length > 0 && (
          <section aria-labelledby="asked">
            <h2 id="asked">{t('actions.questions')}</h2>
            <ol className={questions.list}>
              {asked.map((question) => (
                <QuestionItem key={question.id} question={question} />
              ))}
            </ol>
          </section>
        )}
      </div>
      <Suspense fallback={<SkeletonBlock height={520} />}>
        <StoryCharts story={story} />
      </Suspense>
      <div className={classes.columns}>
        <SaidThen said={story.said} />
        <div className={classes.side}>
          <section aria-labelledby="findings">
            <h2 id="findings">{t('findings.title')}</h2>
            {story.findings.length === 0 && <p className={prose.none}>{t('findings.none')}</p>}
            <ul>
              {story.findings.map((finding) => (
                <FindingItem key={finding.id} finding={finding} />
              ))}
            </ul>
          </section>
          <Suspense fallback={<SkeletonLines widths={[60]} />}>
            <Lineage initiative={story.initiative.ref} />
          </Suspense>
        </div>
      </div>
    </div>
  )
}
