import type { Problem } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import classes from './state.module.css'

/** Which right is missing, and who can grant it: a sentence each. */
export function ForbiddenState({ problem, reason, who }: { problem?: Problem; reason?: string; who?: string }) {
  const { t } = useTranslation()
  return (
    <div className={classes.state}>
      <h2>{t('forbidden.title')}</h2>
      <p>{problem?.message ?? reason ?? t('forbidden.why')}</p>
      {problem?.mend && <p>{problem.mend}</p>}
      {who && <p>{who}</p>}
    </div>
  )
}
