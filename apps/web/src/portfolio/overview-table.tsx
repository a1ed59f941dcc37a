import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePortion } from '../components/use-portion.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ColumnMenu } from '../components/column-menu.tsx'
import { DataTable } from '../components/data-table.tsx'
import { useTableState } from '../components/use-table-state.ts'
import classes from './overview-table.module.css'
import { useAsked } from './asked-context.ts'
import { useOverviewView } from './overview-context.ts'
import { useOverviewColumns } from './overview-columns.tsx'
import { overviewQuery, withoutFilters } from './overview-query.ts'
import { filterRows } from './row-filter.ts'
import { sortOverview } from './row-sort.ts'

/** One row an initiative, what changed most first. */
export default function OverviewTable() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const { overview, query: answeredTo } = useOverviewView()
  const query = useAsked()
  const all = useOverviewColumns()
  const state = useTableState(all, '-change')
  const portion = usePortion()
  const queries = useQueryClient()
  // Once the answer is to what is asked, its rows are the rows: the server finds by names of other periods too. Until
  // then the rows of the answer without filters, if it was read before, hold those that a wider choice brings back.
  const answered = hashKey([query]) === hashKey([answeredTo])
  const rows = useMemo(() => {
    if (answered) return sortOverview(overview.rows, state.sort)
    const widest = queries.getQueryData(overviewQuery(slug, withoutFilters(query)).queryKey)
    return sortOverview(filterRows(widest?.overview.rows ?? overview.rows, query), state.sort)
  }, [overview.rows, query, answered, state.sort, queries, slug])
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
        portion={portion}
        onOpen={({ ref }) => void navigate({ to: paths.initiative(slug, ref) })}
        empty={<p className={classes.empty}>{t('table.nothing')}</p>}
      />
    </section>
  )
}
