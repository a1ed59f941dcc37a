import { ActionIcon, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './data-cards.module.css'
import type { Column } from './data-table.tsx'

/** Cards have no headers to click: what they are sorted by, and which way round. */
export function SortField<Row>({
  columns,
  sort = '',
  onSort,
}: {
  columns: readonly Column<Row>[]
  sort?: string
  onSort: (sort: string) => void
}) {
  const { t } = useTranslation()
  const sortable = columns.filter(({ sortKey }) => sortKey !== undefined)
  const key = sort.replace(/^-/, '')
  const isDown = sort.startsWith('-')
  const known = sortable.some(({ sortKey }) => sortKey === key)
  const choose = (chosen: string) => {
    const first = sortable.find(({ sortKey }) => sortKey === chosen)?.firstSort
    onSort(first === 'desc' ? `-${chosen}` : chosen)
  }
  if (sortable.length === 0) return null
  return (
    <div className={classes.sort}>
      <NativeSelect
        size="xs"
        aria-label={t('table.sort')}
        value={known ? key : ''}
        data={[
          ...(known ? [] : [{ value: '', label: t('table.usualOrder') }]),
          ...sortable.map(({ sortKey = '', label }) => ({
            value: sortKey,
            label: t('table.sortBy', { column: label }),
          })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {known && (
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t(isDown ? 'table.sortedDown' : 'table.sortedUp')}
          onClick={() => onSort(isDown ? key : `-${key}`)}
        >
          {isDown ? '↓' : '↑'}
        </ActionIcon>
      )}
    </div>
  )
}
