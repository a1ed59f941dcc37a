import type { Problem } from '@gantry/client'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paths } from '../app/paths.ts'
import classes from './state.module.css'

/** A thing one may not see looks exactly like one that does not exist. */
export function NotFoundState({ problem }: { problem?: Problem }) {
  const { t } = useTranslation()
  return (
    <div className={classes.center} id="content" tabIndex={-1}>
      <div className={classes.state}>
        <h1>{t('notFound.title')}</h1>
        <p>{problem?.message ?? t('notFound.text')}</p>
        <Link to={paths.home}>{t('notFound.home')}</Link>
      </div>
    </div>
  )
}
