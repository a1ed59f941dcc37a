import { Problem } from '@gantry/client'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { faultReference } from './fault-reference.ts'
import { ForbiddenState } from './forbidden-state.tsx'
import { NotFoundState } from './not-found-state.tsx'
import classes from './state.module.css'

/** What happened, where, and what to do. Forbidden and absent things have their own words. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation()
  if (error instanceof Problem && error.status === 403) return <ForbiddenState problem={error} />
  if (error instanceof Problem && error.status === 404) return <NotFoundState problem={error} />
  const problem = error instanceof Problem ? error : undefined
  return (
    <div className={classes.state} role="alert">
      <h2>{problem?.status === 0 ? t('error.offline') : t('error.title')}</h2>
      <p>{problem ? problem.message : t('error.unexpected')}</p>
      <p>{problem ? problem.mend : t('error.unexpectedMend')}</p>
      {problem?.request && <p className={classes.faint}>{t('error.reference', { request: problem.request })}</p>}
      {!problem && <Fault error={error} />}
      <div className={classes.actions}>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What broke is for those who mend it: the page tells its reference, the console everything under it. */
function Fault({ error }: { error: Error }) {
  const { t } = useTranslation()
  const reference = faultReference(error)
  useEffect(() => console.error(reference, error), [reference, error])
  return <p className={classes.faint}>{t('error.reference', { request: reference })}</p>
}
