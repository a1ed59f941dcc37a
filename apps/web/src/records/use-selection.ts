import type { RecordJson } from '@gantry/domain/records/record-json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Selection } from '../components/data-table.tsx'

/** Which rows of a list are chosen; those that have left the list are no longer. */
export function useSelection(rows: readonly RecordJson[]) {
  const { t } = useTranslation('records')
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const chosen = rows.filter(({ id }) => ids.has(id))
  const all = chosen.length === rows.length
  const selection: Selection<RecordJson> = {
    has: (id) => ids.has(id),
    count: chosen.length,
    labelOf: ({ ref, title }) => t('several.choose', { ref, title }),
    toggleAll: () => setIds(all ? new Set() : new Set(rows.map(({ id }) => id))),
    toggle: (row, range) => {
      const between = range ? rowsBetween(rows, last, row.id) : [row.id]
      const next = new Set(ids)
      for (const id of between) {
        if (range || !ids.has(id)) next.add(id)
        else next.delete(id)
      }
      setIds(next)
      setLast(row.id)
    },
  }
  return { chosen, selection, clear: () => setIds(new Set()) }
}

/** Ids of the rows from one to another, both included, whichever comes first. */
function rowsBetween(rows: readonly RecordJson[], from: string | undefined, to: string): string[] {
  const [a, b] = [rows.findIndex(({ id }) => id === from), rows.findIndex(({ id }) => id === to)]
  if (a < 0) return [to]
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id)
}
