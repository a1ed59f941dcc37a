import { textOf, useUrlState } from '../app/search-params.ts'
import type { Column } from './data-table.tsx'

/** Sort and choice of columns of a table, kept in the address (`sort=-cost`, `columns=title,cost`). */
export function useTableState<Row>(all: readonly Column<Row>[], usualSort: string) {
  const [search, change] = useUrlState()
  const chosen = textOf(search.columns)?.split(',')
  const isShown = ({ id, fixed, optional }: Column<Row>) => fixed || (chosen ? chosen.includes(id) : !optional)
  const columns = all.filter(isShown)
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
    isChosen: chosen !== undefined,
  }
}
