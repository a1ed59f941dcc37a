import type { Finding } from '@gantry/domain/portfolio/overview'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import { useMay, useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useFormat } from '../components/format.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import classes from './findings.module.css'
import { MuteDialog } from './mute-dialog.tsx'
import { SentenceText } from './sentence.tsx'
import { useDecisions } from './use-decisions.ts'

const DecideDialog = lazy(() => import('./decide-dialog.tsx'))

/** A finding with what people said, how much it weighs, and what can be done: decide or ask, or mute it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { slug } = useOrganisation()
  const decision = useDecisions().get(finding.id)
  const may = useMay('edit')
  const mayDecide = useMay('decide')
  const [deciding, setDeciding] = useState(false)
  const [muting, setMuting] = useState(false)
  return (
    <li className={classes.item} data-muted={finding.mutedUntil !== undefined || undefined}>
      <p>
        <SentenceText sentence={finding.sentence} finding={finding} />
      </p>
      {unsaid(finding).map((quote, at) => (
        <blockquote key={at} className={classes.quote}>
          {quote.text}
          <footer>{quote.author}</footer>
        </blockquote>
      ))}
      <div className={classes.foot}>
        <span>
          {t(`findings.severity.${finding.severity}`)} ·{' '}
          <span title={t('findings.weightHint')}>
            {t('findings.weight', { weight: format.number(finding.materiality) })}
          </span>
          {finding.reason && ` · ${t(`charts.reasons.${finding.reason}`)}`}
        </span>
        <span className={classes.actions}>
          {decision === undefined ? (
            <ReasonedButton verdict={mayDecide} variant="subtle" size="compact-xs" onClick={() => setDeciding(true)}>
              {t('findings.decide')}
            </ReasonedButton>
          ) : (
            <Link to={paths.record(slug, 'decisions', decision)}>{t('findings.decided', { ref: decision })}</Link>
          )}
          {finding.mutedUntil ? (
            <span>
              {t('findings.muted', { day: format.day(finding.mutedUntil), reason: finding.muteReason ?? '' })}
            </span>
          ) : (
            <ReasonedButton verdict={may} variant="subtle" size="compact-xs" onClick={() => setMuting(true)}>
              {t('findings.mute')}
            </ReasonedButton>
          )}
        </span>
      </div>
      {deciding && (
        <Suspense>
          <DecideDialog
            question={{ finding: finding.id, sentence: finding.sentence }}
            onClose={() => setDeciding(false)}
          />
        </Suspense>
      )}
      {muting && <MuteDialog finding={finding} onClose={() => setMuting(false)} />}
    </li>
  )
}

/** Quotes that the sentence does not hold already, two at most. */
function unsaid({ quotes, sentence }: Finding) {
  return quotes.filter(({ text }) => !sentence.text.includes(text.slice(0, 60))).slice(0, 2)
}
