import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOverviewView } from './overview-context.ts'
import { Remarks } from '../statements/remarks.tsx'
import { SentenceText } from '../statements/sentence.tsx'
import { LinkButton } from '../components/link-button.tsx'
import prose from '../components/prose.module.css'

const FindingsPanel = lazy(() => import('./findings-panel.tsx'))

/** A few sentences, strongest like-for-like first, and the owner's own words beside them. */
export function Story() {
  const { t } = useTranslation('portfolio')
  const { overview } = useOverviewView()
  const [all, setAll] = useState(false)
  const { sentences } = overview.narrative
  const findingOf = (text: string) => overview.findings.find((finding) => finding.sentence.text === text)
  return (
    <section aria-labelledby="story">
      <h2 id="story">{t('story.title')}</h2>
      {sentences.length === 0 && (
        <p className={prose.none}>
          {t('story.none')} {t('story.noneText')}
        </p>
      )}
      <div className={prose.sentences}>
        {sentences.map((sentence, at) => (
          <p key={at}>
            <SentenceText sentence={sentence} finding={findingOf(sentence.text)} />
          </p>
        ))}
      </div>
      {overview.findings.length > 0 && (
        <p className={prose.none}>
          <LinkButton onClick={() => setAll(true)}>
            {t('story.findings', { count: overview.findings.length })}
          </LinkButton>
        </p>
      )}
      <Remarks remarks={overview.narrative.remarks} period={overview.scope.period.id} />
      {all && (
        <Suspense>
          <FindingsPanel onClose={() => setAll(false)} />
        </Suspense>
      )}
    </section>
  )
}
