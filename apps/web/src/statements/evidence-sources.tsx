import type { EvidenceCell } from '@gantry/domain/portfolio/evidence-for'
import { type AbsenceType, absenceTypes } from '@gantry/domain/absence'
import { useTranslation } from 'react-i18next'
import { EvidenceProblem } from '../components/evidence.tsx'
import { useFormat } from '../components/format.ts'
import { Absent } from '../components/money.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './evidence-sources.module.css'
import { type EvidenceOf, useEvidence } from './use-evidence.ts'

const shown = 4

/** The first few sources of a number, for its card. */
export function EvidenceSources({ of }: { of: EvidenceOf }) {
  const { t } = useTranslation()
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
            <CellValue cell={cell} />
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

/** The value as people read it: money, a band, a day, a rating, or why there is none. */
export function CellValue({ cell }: { cell: EvidenceCell }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { value, currency, absent, raw } = cell
  const write = (each: number | string | null): string => {
    if (each === null) return '…'
    if (typeof each === 'number') return currency ? format.moneyShort(each, currency) : format.number(each)
    if (/^\d{4}-\d\d-\d\d$/.test(each)) return format.day(each)
    return i18n.exists(`rating.${each}`) ? t(`rating.${each as 'red'}`) : each
  }
  const band = (ends: readonly (number | string | null)[]): readonly string[] => {
    const [low, high] = ends
    return currency && typeof low === 'number' && typeof high === 'number'
      ? format.moneyPair(low, high, currency)
      : ends.map(write)
  }
  if (value === null) return <Absent absent={isAbsence(absent) ? { type: absent, reason: raw } : undefined} />
  return <span title={raw}>{typeof value === 'object' ? band(value).join(' – ') : write(value)}</span>
}

function isAbsence(text: string | undefined): text is AbsenceType {
  return (absenceTypes as readonly (string | undefined)[]).includes(text)
}
