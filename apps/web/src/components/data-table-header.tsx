import { useTranslation } from 'react-i18next'
import type { Column } from './data-table.tsx'
import classes from './data-table.module.css'

export interface HeaderCellProps<Row> {
  readonly column: Column<Row>
  readonly sort?: string
  readonly onSort?: (sort: string) => void
}

export function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { t } = useTranslation()
  const { label, numeric, sortKey, hint } = column
  if (sortKey === undefined || onSort === undefined) {
    return (
      <th scope="col" data-numeric={numeric || undefined} title={hint}>
        {label}
      </th>
    )
  }
  const direction = sort === sortKey ? 'asc' : sort === `-${sortKey}` ? 'desc' : undefined
  return (
    <th
      scope="col"
      data-numeric={numeric || undefined}
      aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      title={hint}
    >
      <button
        type="button"
        className={classes.sort}
        title={t('table.sortBy', { column: label })}
        onClick={() => onSort(nextSort(column, direction))}
      >
        {label}
        <span className={classes.arrow} data-on={direction !== undefined || undefined} aria-hidden>
          {(direction ?? column.firstSort) === 'desc' ? '↓' : '↑'}
        </span>
      </button>
    </th>
  )
}

function nextSort<Row>(
  { sortKey = '', firstSort = 'asc' }: Column<Row>,
  direction: 'asc' | 'desc' | undefined,
): string {
  const next = direction === undefined ? firstSort : direction === 'asc' ? 'desc' : 'asc'
  return next === 'asc' ? sortKey : `-${sortKey}`
}
