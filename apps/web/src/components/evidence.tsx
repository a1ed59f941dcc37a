import { Problem } from '@gantry/client'
import { HoverCard } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './evidence.module.css'

export interface EvidenceProps {
  /** The number as the sentence writes it. */
  readonly children: ReactNode
  readonly formula?: string
  readonly population?: { readonly n: number; readonly of: number }
  /** The first few sources, drawn only once the card is open. */
  readonly sources?: ReactNode
  readonly onOpen?: () => void
  readonly label?: string
}

/**
 * A number that shows on hover and focus how it was worked out and from what; pressing it opens
 * every source beside the page.
 */
export function Evidence({ children, formula, population, sources, onOpen, label }: EvidenceProps) {
  const { t } = useTranslation()
  return (
    <HoverCard width={360} openDelay={200} closeDelay={120} shadow="md" withinPortal>
      <HoverCard.Target>
        <button type="button" className={classes.number} onClick={onOpen} aria-label={label}>
          {children}
        </button>
      </HoverCard.Target>
      <HoverCard.Dropdown className={classes.card}>
        {formula && (
          <>
            <h4>{t('evidence.formula')}</h4>
            <p>{formula}</p>
          </>
        )}
        {population && <p className={classes.faint}>{t('evidence.population', population)}</p>}
        {sources}
        {onOpen && <p className={classes.faint}>{t('evidence.open')} ↵</p>}
      </HoverCard.Dropdown>
    </HoverCard>
  )
}

export function EvidenceProblem({ error }: { error: Error }) {
  const { t } = useTranslation()
  return <p className={classes.faint}>{error instanceof Problem ? error.message : t('error.unexpected')}</p>
}
