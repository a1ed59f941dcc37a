import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ColumnMenu } from '../components/column-menu.tsx'
import { DataTable } from '../components/data-table.tsx'
import { useTableState } from '../components/use-table-state.ts'
import classes from './overview-table.module.css'
import { useAsked } from './asked-context.ts'
import { useOverviewView } from './overview-context.ts'
import { useOverviewColumns } from './overview-columns.tsx'
import { filterRows } from './row-filter.ts'
import { sortRows } from './row-sort.ts'

/** One row an initiative, what changed most first. */
export default function OverviewTable() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const { overview } = useOverviewView()
  const query = useAsked()
  const all = useOverviewColumns()
  const state = useTableState(all, '-change')
  const rows = useMemo(() => sortRows(filterRows(overview.rows, query), state.sort), [overview.rows, query, state.sort])
  return (
    <section aria-labelledby="initiatives">
      <div className={classes.head}>
        <h2 id="initiatives">{t('table.title', { count: rows.length })}</h2>
        <ColumnMenu all={all} state={state} />
      </div>
      <DataTable
        label={t('table.label')}
        rows={rows}
        columns={state.columns}
        keyOf={(row) => row.initiative}
        sort={state.sort}
        onSort={state.onSort}
        onOpen={({ ref }) => void navigate({ to: paths.initiative(slug, ref) })}
        empty={<p className={classes.empty}>{t('table.nothing')}</p>}
      />
    </section>
  )
}
