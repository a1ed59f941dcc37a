import type { BoardRow, PeriodBoard } from '@gantry/client'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Day } from '../components/day.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { RatingMark } from '../components/rating-mark.tsx'
import { sortRows } from '../components/sort-rows.ts'
import { usePortion } from '../components/use-portion.ts'
import { useTableState } from '../components/use-table-state.ts'
import { StateMark } from '../records/record-body.tsx'
import register from '../records/register.module.css'
import { boardSortKeys, nameOf, narrowBoard } from './board-rows.ts'
import classes from './cycle.module.css'

/** The reports of a period, one a row, narrowed and ordered as the address says. */
export function BoardTable({ board }: { board: PeriodBoard }) {
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const [search, change] = useUrlState()
  const table = useTableState(columnsOf(t, slug), 'usual')
  const portion = usePortion()
  const opened = textOf(search.open)
  const narrowed = textOf(search.state) !== undefined || textOf(search.q) !== undefined
  const rows = sortRows(narrowBoard(board.rows, textOf(search.state), textOf(search.q)), table.sort, boardSortKeys)
  return (
    <DataTable
      label={board.period.title}
      rows={rows}
      columns={table.columns}
      sort={table.sort}
      onSort={table.onSort}
      portion={portion}
      keyOf={({ id }) => id}
      openKey={rows.find(({ ref }) => ref === opened)?.id}
      onOpen={({ ref }) => change({ open: ref })}
      empty={
        narrowed ? (
          <EmptyState
            title={t('nothingHere')}
            text={t('nothingHereText')}
            actions={
              <Button variant="default" onClick={() => change({ state: undefined, q: undefined })}>
                {t('filterAll')}
              </Button>
            }
          />
        ) : (
          <EmptyState title={t('emptyBoard')} text={t('emptyBoardText')} />
        )
      }
    />
  )
}

function columnsOf(t: ReturnType<typeof useTranslation<'cycle'>>['t'], slug: string): Column<BoardRow>[] {
  return [
    {
      id: 'initiative',
      label: t('columns.initiative'),
      sortKey: 'initiative',
      card: 'title',
      cell: (row) => (
        <Link className={register.title} to={paths.record(slug, 'status-reports', row.ref)} title={nameOf(row)}>
          {nameOf(row)}
        </Link>
      ),
    },
    {
      id: 'state',
      label: t('columns.state'),
      sortKey: 'state',
      width: 120,
      card: 'mark',
      cell: ({ state }) => <StateMark state={state} settled={['accepted', 'locked', 'imported'].includes(state)} />,
    },
    {
      id: 'owner',
      label: t('columns.owner'),
      sortKey: 'owner',
      width: 200,
      card: 'fact',
      cell: ({ owner }) => <span title={owner.name}>{owner.kind === 'nobody' ? t('nobody') : owner.name}</span>,
    },
    {
      id: 'due',
      label: t('columns.due'),
      sortKey: 'due',
      width: 130,
      card: 'fact',
      cell: ({ dueOn, late }) =>
        dueOn && (
          <span className={late ? classes.late : undefined}>
            <Day day={dueOn} />
          </span>
        ),
    },
    {
      id: 'submitted',
      label: t('columns.submitted'),
      sortKey: 'submitted',
      width: 120,
      cell: ({ submittedOn }) => submittedOn && <Day day={submittedOn} />,
    },
    {
      id: 'rating',
      label: t('columns.rating'),
      width: 84,
      cell: ({ ratings }) => {
        const value = ratings.independent ?? ratings.owner
        return value && <RatingMark value={value as RatingValue} />
      },
    },
    {
      id: 'missing',
      label: t('columns.missing'),
      sortKey: 'missing',
      width: 200,
      cell: ({ missing, state }) => {
        const words = missing.map(({ label }) => label).join(', ')
        return state === 'due' && <span title={words}>{words}</span>
      },
    },
  ]
}
