import type { OverviewQuery } from '@gantry/client'
import type { Evidence as EvidenceOf, Finding } from '@gantry/domain/portfolio/overview'
import { useTranslation } from 'react-i18next'
import { IconCheck, IconX } from '@tabler/icons-react'
import { stringifySearch } from '../app/search-params.ts'
import { Evidence } from '../components/evidence.tsx'
import { useFormat } from '../components/format.ts'
import { EvidenceSources } from './evidence-sources.tsx'
import { useStatements } from './statement-context.ts'
import classes from './segment-evidence.module.css'

export function MeasureEvidence({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { measures, query } = useStatements()
  const measure = measures.get(id)
  if (measure === undefined) return <strong>{text}</strong>
  const absent = Object.entries(measure.absent ?? {})
    .map(([type, n]) => `${t(`common:absent.${type as keyof typeof measure.absent}` as never)} ${n}`)
    .join(', ')
  return (
    <Evidence
      formula={measure.formula}
      population={measure.population}
      open={evidenceHref(query, `measure:${id}`)}
      note={[t('evidence.asOf', { day: format.day(measure.asOf) }), absent && t('evidence.absent', { list: absent })]}
      sources={<EvidenceSources of={{ measure: id }} />}
    >
      {text}
    </Evidence>
  )
}

/** The page as it is, with the sources of one number beside it. */
function evidenceHref(query: OverviewQuery, evidence: string): string {
  return stringifySearch({ ...query, evidence })
}

/** A number that is not a measure of its own: a value in a report, or one the finding worked out. */
export function ValueEvidence({ text, evidence, finding }: { text: string; evidence: EvidenceOf; finding?: Finding }) {
  const { t } = useTranslation('portfolio')
  const { query } = useStatements()
  return (
    <Evidence
      note={[t('evidence.statuses', { count: evidence.of ?? evidence.statuses.length })]}
      open={finding && evidenceHref(query, `finding:${finding.id}`)}
      sources={finding && <EvidenceSources of={{ finding: finding.id }} />}
    >
      {text}
    </Evidence>
  )
}

/** A comparative word: the conditions under which the two sides may be compared. */
export function ComparisonEvidence({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation('portfolio')
  const comparison = useStatements().comparisons.get(id)
  if (comparison === undefined) return text
  return (
    <Evidence
      plain
      population={comparison.population}
      sources={
        <>
          <p className={classes.label}>{comparison.valid ? t('evidence.conditions') : t('evidence.conditionsFail')}</p>
          <ul className={classes.conditions}>
            {comparison.conditions.map((condition) => (
              <li key={condition.id} data-holds={condition.holds}>
                {condition.holds ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
                {condition.text}
              </li>
            ))}
          </ul>
        </>
      }
    >
      {text}
    </Evidence>
  )
}
