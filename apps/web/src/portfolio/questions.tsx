import type { DecisionAsked, Question } from '@gantry/domain/portfolio/overview'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOverviewView } from './overview-context.ts'
import { QuestionItem } from '../statements/question-item.tsx'
import { LinkButton } from '../components/link-button.tsx'
import classes from '../statements/questions.module.css'

const most = 5

/** What to ask and what to decide: decisions first, five at most until more are wanted. */
export function Questions() {
  const { t } = useTranslation('portfolio')
  const { overview } = useOverviewView()
  const [all, setAll] = useState(false)
  const asked: readonly (Question | DecisionAsked)[] = [...overview.decisions, ...overview.questions]
  const rest = asked.length - most
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t('questions.title')}</h2>
      {asked.length === 0 && (
        <p className={classes.none}>
          {t('questions.none')} {t('questions.noneText')}
        </p>
      )}
      <ol className={classes.list}>
        {(all ? asked : asked.slice(0, most)).map((question) => (
          <QuestionItem key={question.id} question={question} />
        ))}
      </ol>
      {rest > 0 && !all && <LinkButton onClick={() => setAll(true)}>{t('questions.more', { count: rest })}</LinkButton>}
    </section>
  )
}
