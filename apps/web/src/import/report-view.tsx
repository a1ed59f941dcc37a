import type { ImportReport } from '@gantry/client'
import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { TableTwin } from '../components/table-twin.tsx'
import CurrencyOfAmounts from './currency-of-amounts.tsx'
import classes from './import.module.css'
import { ProblemList } from './problem-list.tsx'

/** What an import did, file by file. */
export function ReportView({ report, onAgain }: { report: ImportReport; onAgain?: () => void }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const links = report.files.some((file) => file.proposedLinks.some(({ choice }) => choice === null))
  const made = report.parents.filter(({ created }) => created)
  const nothing = !report.dryRun && report.id === null
  const problems = report.files.flatMap((file) => file.problems.map((each) => ({ ...each, file: file.file })))
  const unmapped = report.files.flatMap((file) => file.unmapped.map((each) => ({ ...each, file: file.file })))
  return (
    <section className={classes.file} role="status">
      <h2>{report.dryRun ? t('report.dryTitle') : t('report.title')}</h2>
      {nothing && <p>{t('report.nothing')}</p>}
      {made.length > 0 && <p>{t('report.parents', { names: made.map(({ name }) => name).join(', ') })}</p>}
      <TableTwin
        tall
        label={t('report.title')}
        columns={[
          { label: t('report.file') },
          { label: t('picture.periods') },
          { label: t('report.rows'), numeric: true },
          { label: t('report.created'), numeric: true },
          { label: t('report.updated'), numeric: true },
          { label: t('report.problems'), numeric: true },
        ]}
        rows={report.files.map((file) => [
          file.file,
          file.periods.map(({ period }) => period).join(', '),
          file.statusRowsChanged,
          file.initiativesCreated,
          file.initiativesUpdated,
          file.problems.length,
        ])}
      />
      {report.id !== null && problems.some(({ code }) => code === 'money.currencyAssumed') && (
        <CurrencyOfAmounts importId={report.id} />
      )}
      {!report.dryRun && (
        <Group gap={8} mt={16}>
          <Button component={Link} to={paths.portfolio(slug)}>
            {t('report.open')}
          </Button>
          {links && (
            <Button variant="default" component={Link} to={`${paths.import(slug)}?tab=links`}>
              {t('report.links')}
            </Button>
          )}
          {onAgain && (
            <Button variant="subtle" color="gray" onClick={onAgain}>
              {t('startOver')}
            </Button>
          )}
        </Group>
      )}
      {unmapped.length > 0 && (
        <details className={classes.sample}>
          <summary>
            {t('report.unmapped')} ({unmapped.length})
          </summary>
          <TableTwin
            label={t('report.unmapped')}
            columns={[{ label: t('columns.column') }, { label: t('columns.reason') }, { label: t('report.file') }]}
            rows={unmapped.map(({ column, reason, file }) => [column, reason, file])}
          />
        </details>
      )}
      {!report.dryRun && problems.length > 0 && (
        <details className={classes.sample}>
          <summary>
            {t('report.problems')} ({problems.length})
          </summary>
          <ProblemList problems={problems} />
        </details>
      )}
    </section>
  )
}
