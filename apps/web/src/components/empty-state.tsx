import type { ReactNode } from 'react'
import classes from './state.module.css'

export interface EmptyStateProps {
  /** What belongs here. */
  readonly title: string
  /** Why it helps. */
  readonly text: string
  /** The first step: import, template, example. */
  readonly actions?: ReactNode
}

export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      <p>{text}</p>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
