import { ActionIcon, CloseButton } from '@mantine/core'
import { IconArrowsMaximize } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './side-panel.module.css'

export interface SidePanelProps {
  readonly title: ReactNode
  /** Where the same thing has a page of its own. */
  readonly pageHref?: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
}

/** A record beside its list: not modal, Esc closes it, and the focus goes back to where it came from. */
export function SidePanel({ title, pageHref, onClose, children, footer }: SidePanelProps) {
  const { t } = useTranslation()
  const heading = useId()
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    const from = document.activeElement
    ref.current?.focus()
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        document.querySelector('[role=dialog], [role=menu]') === null
      )
        onClose()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [onClose])
  return (
    <aside ref={ref} className={classes.panel} aria-labelledby={heading} tabIndex={-1}>
      <header className={classes.header}>
        <h2 id={heading}>{title}</h2>
        {pageHref && (
          <ActionIcon component={Link} to={pageHref} aria-label={t('panel.fullPage')}>
            <IconArrowsMaximize size={16} stroke={1.6} />
          </ActionIcon>
        )}
        <CloseButton aria-label={t('panel.close')} onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
      {footer && <footer className={classes.footer}>{footer}</footer>}
    </aside>
  )
}
