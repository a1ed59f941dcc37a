import { Problem } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import classes from './problem-note.module.css'

/** Why it did not work, and what may help. */
export function ProblemNote({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  if (error === null) return null
  return (
    <p role="alert" className={classes.problem}>
      {error instanceof Problem ? [error.message, error.mend].filter(Boolean).join(' ') : t('error.unexpected')}
    </p>
  )
}
