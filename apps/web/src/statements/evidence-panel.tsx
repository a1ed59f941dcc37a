import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useUrlChange } from '../app/search-params.ts'
import { ErrorState } from '../components/error-state.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './evidence-sources.module.css'
import { CellValue, SourcePlace } from './evidence-sources.tsx'
import { useStatements } from './statement-context.ts'
import { useEvidence } from './use-evidence.ts'

/** Every source behind a number, down to file and row. */
export default function EvidencePanel({ asked }: { asked: string }) {
  const { t } = useTranslation()
  const { slug } = useOrganisation()
  const { measures, findings } = useStatements()
  const change = useUrlChange()
  const at = asked.indexOf(':')
  const id = asked.slice(at + 1)
  const evidence = useEvidence(asked.startsWith('finding:') ? { finding: id } : { measure: id })
  const finding = findings.get(id)
  const title = finding ? t('evidence.panelFinding') : t('evidence.panel', { what: measures.get(id)?.label ?? id })
  return (
    <SidePanel title={title} onClose={() => change({ evidence: undefined })}>
      {finding && <p>{finding.sentence.text}</p>}
      {evidence.isPending && <SkeletonTable rows={12} columns={3} />}
      {evidence.isError && <ErrorState error={evidence.error} onRetry={() => void evidence.refetch()} />}
      {evidence.data && (
        <>
          {finding ? (
            <p className={classes.faint}>{t('evidence.foundBy', { rule: evidence.data.formula })}</p>
          ) : (
            <p>{evidence.data.formula}</p>
          )}
          <p className={classes.faint}>
            {t('evidence.population', { n: evidence.data.population.n, count: evidence.data.population.of })}
          </p>
          <TableTwin
            tall
            columns={[
              { label: t('evidence.column.initiative') },
              { label: t('evidence.column.value'), numeric: true },
              { label: t('evidence.column.source') },
            ]}
            rows={evidence.data.cells.map((cell) => [
              <LocalLink key="title" href={paths.initiative(slug, cell.ref)}>
                {cell.title}
              </LocalLink>,
              <CellValue key="value" cell={cell} />,
              <SourcePlace key="source" cell={cell} />,
            ])}
          />
        </>
      )}
    </SidePanel>
  )
}
