import type { Finding } from '@gantry/domain/portfolio/overview'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import classes from './findings.module.css'
import { MuteDialog } from './mute-dialog.tsx'
import { SentenceText } from './sentence.tsx'

/** A finding with what people said, how much it weighs, and the way to mute it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const may = useMay('edit')
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
          {t('findings.materiality', { steps: format.number(finding.materiality) })}
          {finding.reason && ` · ${t(`charts.reasons.${finding.reason}`)}`}
        </span>
        {finding.mutedUntil ? (
          <span>{t('findings.muted', { day: format.day(finding.mutedUntil), reason: finding.muteReason ?? '' })}</span>
        ) : (
          <ReasonedButton verdict={may} variant="subtle" size="compact-xs" onClick={() => setMuting(true)}>
            {t('findings.mute')}
          </ReasonedButton>
        )}
      </div>
      {muting && <MuteDialog finding={finding} onClose={() => setMuting(false)} />}
    </li>
  )
}

/** Quotes that the sentence does not hold already, two at most. */
function unsaid({ quotes, sentence }: Finding) {
  return quotes.filter(({ text }) => !sentence.text.includes(text.slice(0, 60))).slice(0, 2)
}
