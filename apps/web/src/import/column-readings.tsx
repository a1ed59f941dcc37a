import type { ColumnProposal } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { TableTwin } from '../components/table-twin.tsx'
import { CellMeaning } from './cell-meaning.tsx'
import classes from './import.module.css'

/** Cells of a column as they are written, beside what they were understood as. */
export function ColumnReadings({ column, stale }: { column: ColumnProposal; stale: boolean }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  if (column.target === 'ignore')
    return (
      <p className={classes.faint}>
        {t('columns.samples')}: {column.samples.join(' · ')}
      </p>
    )
  return (
    <section aria-label={t('columns.understood')} aria-busy={stale} className={classes.readings}>
      <Tally column={column} />
      <TableTwin
        label={t('columns.understood')}
        columns={[
          { label: t('columns.samples') },
          { label: t('columns.understood') },
          { label: t('columns.cells'), numeric: true },
        ]}
        rows={column.examples.map(({ rows, cell }) => [
          <span key="raw" className={classes.raw} title={cell.raw}>
            {cell.raw.trim() === '' ? t('columns.empty') : cell.raw}
          </span>,
          <span key="meaning" className={classes.raw}>
            <CellMeaning cell={cell} type={column.type} />
          </span>,
          number(rows),
        ])}
      />
    </section>
  )
}

/** How the cells of a column divide: understood, absent by type, not understood; as a bar and in words. */
export function Tally({ column }: { column: ColumnProposal }) {
  const { t } = useTranslation(['import', 'common'])
  const { number } = useFormat()
  const { value, range, absent, unread } = column.counts
  const understood = value + range
  if (understood + absent + unread === 0) return null
  const absences = Object.entries(column.absences).map(
    ([type, n]) => `${number(n)} ${t(`common:absent.${type as keyof ColumnProposal['absences']}`)}`,
  )
  return (
    <div className={classes.tally}>
      <div className={classes.tallyBar} aria-hidden>
        {understood > 0 && <span data-sort="value" style={{ flexGrow: understood }} />}
        {absent > 0 && <span data-sort="absent" style={{ flexGrow: absent }} />}
        {unread > 0 && <span data-sort="unread" style={{ flexGrow: unread }} />}
      </div>
      <span>
        {[
          t('columns.understoodN', { n: number(understood) }),
          ...absences,
          ...(unread > 0 ? [t('columns.unread', { count: unread })] : []),
        ].join(', ')}
      </span>
    </div>
  )
}
