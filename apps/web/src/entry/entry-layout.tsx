import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../components/page-title.ts'
import classes from './entry-layout.module.css'

export interface EntryLayoutProps {
  readonly title: string
  readonly text?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The pages before one is inside: one column, nothing else. */
export function EntryLayout({ title, text, wide, children }: EntryLayoutProps) {
  const { t } = useTranslation('entry')
  usePageTitle(title)
  return (
    <main id="content" className={classes.page}>
      <div className={classes.column} data-wide={wide || undefined}>
        <p className={classes.brand}>
          <img src="/gantry.svg" width="28" height="28" alt="" />
          <strong>Gantry</strong>
          <span>{t('brandLine')}</span>
        </p>
        <h1>{title}</h1>
        {text && <p className={classes.text}>{text}</p>}
        {children}
      </div>
    </main>
  )
}
