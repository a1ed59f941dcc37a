import { Problem } from '@gantry/client'
import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './evidence.module.css'
import { LocalLink } from './local-link.tsx'

export interface EvidenceProps {
  /** The number or word as the sentence writes it. */
  readonly children: ReactNode
  readonly formula?: string
  readonly population?: { readonly n: number; readonly of: number }
  readonly note?: readonly (string | false | undefined)[]
  /** The first few sources, drawn only once the card is open. */
  readonly sources?: ReactNode
  /** Address (`?evidence=…`) that shows every source beside the page. */
  readonly open?: string
  /** A word rather than a number: no heavier than the text around it. */
  readonly plain?: boolean
}

const openMilliseconds = 180
const closeMilliseconds = 140

/**
 * A number that shows on hover and on focus how it was worked out and from what; pressing it opens
 * every source beside the page. Esc closes the card (WCAG 1.4.13).
 */
export function Evidence({ children, open, plain, ...card }: EvidenceProps) {
  const id = useId()
  const { opened, near, away, close } = useHoverAndFocus()
  const target = {
    className: classes.number,
    'data-plain': plain || undefined,
    'aria-describedby': opened ? id : undefined,
    onMouseEnter: near,
    onMouseLeave: away,
    onFocus: near,
    onBlur: away,
    onClick: close,
    onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && close(),
  }
  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && close()}
      width={380}
      withinPortal
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        {open === undefined ? (
          <span {...target} {...reachable}>
            {children}
          </span>
        ) : (
          <LocalLink {...target} href={open}>
            {children}
          </LocalLink>
        )}
      </Popover.Target>
      <Popover.Dropdown className={classes.card} onMouseEnter={near} onMouseLeave={away}>
        <div id={id} role="tooltip">
          <EvidenceCard {...card} openable={open !== undefined} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What has a card must be reachable by keyboard. */
const reachable = { tabIndex: 0 }

type CardProps = Pick<EvidenceProps, 'formula' | 'population' | 'note' | 'sources'> & { readonly openable: boolean }

function EvidenceCard({ formula, population, note = [], sources, openable }: CardProps) {
  const { t } = useTranslation()
  const notes = [population && t('evidence.population', { n: population.n, count: population.of }), ...note].filter(
    Boolean,
  )
  return (
    <>
      {formula && (
        <>
          <p className={classes.label}>{t('evidence.formula')}</p>
          <p>{formula}</p>
        </>
      )}
      {notes.length > 0 && <p className={classes.faint}>{notes.join(' · ')}</p>}
      {sources}
      {openable && <p className={classes.faint}>{t('evidence.open')} ↵</p>}
    </>
  )
}

function useHoverAndFocus() {
  const [opened, setOpened] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const after = (milliseconds: number, next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpened(next), milliseconds)
  }
  return {
    opened,
    near: () => after(openMilliseconds, true),
    away: () => after(closeMilliseconds, false),
    close: () => {
      clearTimeout(timer.current)
      setOpened(false)
    },
  }
}

export function EvidenceProblem({ error }: { error: Error }) {
  const { t } = useTranslation()
  return <p className={classes.faint}>{error instanceof Problem ? error.message : t('error.unexpected')}</p>
}
