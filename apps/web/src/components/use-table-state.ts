import { useCallback, useMemo } from 'react'
import { textOf, useUrlState } from '../app/search-params.ts'
import type { Column } from './data-table.tsx'

/** Sort and choice of columns of a table, kept in the address (`sort=-cost`, `columns=title,cost`). */
export function useTableState<Row>(all: readonly Column<Row>[], usualSort: string) {
  const [search, change] = useUrlState()
  const asked = textOf(search.columns)
  const isShown = useCallback(
    ({ id, fixed, optional }: Column<Row>) =>
      fixed || (asked === undefined ? !optional : asked.split(',').includes(id)),
    [asked],
  )
  const columns = useMemo(() => all.filter(isShown), [all, isShown])
  return {
    sort: textOf(search.sort) ?? usualSort,
    onSort: (sort: string) => change({ sort: sort === usualSort ? undefined : sort }),
    columns,
    isShown,
    toggle: (id: string) => {
      const ids = columns.map((column) => column.id)
      change({ columns: (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(',') })
    },
    resetColumns: () => change({ columns: undefined }),
    isChosen: asked !== undefined,
  }
}
