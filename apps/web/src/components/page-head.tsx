import type { ReactNode } from 'react'
import classes from './page-head.module.css'
import { usePageTitle } from './page-title.ts'

export interface PageHeadProps {
  readonly title: string
  /** Beside the title: state, owner. */
  readonly facts?: ReactNode
  /** One sentence: what this page is for. */
  readonly text?: ReactNode
  /** On the right: the primary action and the rest. */
  readonly actions?: ReactNode
}

export function PageHead({ title, facts, text, actions }: PageHeadProps) {
  usePageTitle(title)
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <div className={classes.title}>
          <h1>{title}</h1>
          {facts}
        </div>
        {text && <p className={classes.text}>{text}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
