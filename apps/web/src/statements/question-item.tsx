import type { DecisionAsked, Question } from '@gantry/domain/portfolio/overview'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useFormat } from '../components/format.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { useStatements } from './statement-context.ts'
import classes from './questions.module.css'
import { SentenceText } from './sentence.tsx'

const DecideDialog = lazy(() => import('./decide-dialog.tsx'))

/** One question: what, to whom, since when, and the decision in two clicks. */
export function QuestionItem({ question }: { question: Question | DecisionAsked }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { slug } = useOrganisation()
  const { findings } = useStatements()
  const may = useMay('decide')
  const [deciding, setDeciding] = useState(false)
  const options = 'options' in question ? question.options : []
  return (
    <li className={classes.item}>
      <p className={classes.sentence}>
        <SentenceText sentence={question.sentence} finding={findings.get(question.finding)} />
      </p>
      {options.length > 0 && (
        <ul className={classes.options} aria-label={t('questions.options')}>
          {options.map((option) => (
            <li key={option.title}>
              <strong>{option.title}</strong> {option.consequence}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        <Facts question={question} />
        {'decision' in question && question.decision ? (
          <Link to={paths.record(slug, 'decisions', question.decision)}>
            {t('questions.open', { ref: question.decision })}
          </Link>
        ) : (
          <ReasonedButton verdict={may} variant="default" size="compact-sm" onClick={() => setDeciding(true)}>
            {t('questions.decide')}
          </ReasonedButton>
        )}
      </div>
      {deciding && (
        <Suspense>
          <DecideDialog question={question} onClose={() => setDeciding(false)} />
        </Suspense>
      )}
    </li>
  )
}

function Facts({ question }: { question: Question | DecisionAsked }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const format = useFormat()
  const { period } = useStatements()
  const { addressee, askedSince } = question
  const who = addressee.kind === 'pmo' ? t('questions.pmo') : addressee.title
  return (
    <ul className={classes.facts}>
      <li>{t('questions.to', { who })}</li>
      {!('decideBy' in question) && (
        <li>
          {t(askedSince < period.asOf ? 'questions.since' : 'questions.from', { month: format.month(askedSince) })}
        </li>
      )}
      {'decideBy' in question && <li>{t('questions.decideBy', { day: format.day(question.decideBy) })}</li>}
    </ul>
  )
}
