import type { EvidenceCell } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { EvidenceProblem } from '../components/evidence.tsx'
import { useFormat, type Formats } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './evidence-sources.module.css'
import { type EvidenceOf, useEvidence } from './use-evidence.ts'

const shown = 4

/** The first few sources of a number, for its card. */
export function EvidenceSources({ of }: { of: EvidenceOf }) {
  const { t } = useTranslation()
  const format = useFormat()
  const evidence = useEvidence(of)
  if (evidence.isPending) return <SkeletonLines widths={[90, 70]} gap={6} />
  if (evidence.isError) return <EvidenceProblem error={evidence.error} />
  const { cells } = evidence.data
  if (cells.length === 0) return <p className={classes.faint}>{t('evidence.none')}</p>
  return (
    <div className={classes.sources}>
      <p className={classes.label}>{t('evidence.sources')}</p>
      <ul>
        {cells.slice(0, shown).map((cell, at) => (
          <li key={at}>
            <span className={classes.title}>{cell.title}</span>
            <span>{valueText(format, cell)}</span>
            <SourcePlace cell={cell} />
          </li>
        ))}
      </ul>
      {cells.length > shown && <p className={classes.faint}>{t('evidence.more', { count: cells.length - shown })}</p>}
    </div>
  )
}

export function SourcePlace({ cell }: { cell: EvidenceCell }) {
  const { t } = useTranslation()
  if (cell.file === undefined) return null
  return <span className={classes.place}>{t('evidence.cell', { file: cell.file, row: cell.row ?? '?' })}</span>
}

/** The value as people read it: money, day, or what the file says. */
export function valueText(format: Formats, { value, raw }: EvidenceCell): string {
  if (isMoney(value)) return format.moneyShort(value.minor, value.currency)
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? format.day(value) : value
  if (typeof value === 'number') return format.number(value)
  return raw ?? '–'
}

function isMoney(value: unknown): value is { minor: number; currency: string } {
  return typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'number'
}
