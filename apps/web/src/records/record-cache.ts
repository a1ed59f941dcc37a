import type { KindJson } from '@gantry/client'
import type { RecordJson, RecordListJson } from '@gantry/domain/records/record-json'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'

export const recordKey = (org: string, segment: string, ref: string) => ['org', org, segment, 'one', ref] as const

/** What the server just said of a record, put where it is shown: its own page and the rows of lists. */
export function putRecord(queries: QueryClient, org: string, kind: KindJson, record: RecordJson): void {
  queries.setQueryData(recordKey(org, kind.segment, record.ref), record)
  queries.setQueriesData<InfiniteData<RecordListJson>>(
    { queryKey: ['org', org, kind.segment, 'list'] },
    (lists) => lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, rows: page.rows.map(renew) })) },
  )
  function renew(row: RecordJson): RecordJson {
    return row.id === record.id ? record : row
  }
  void queries.invalidateQueries({ queryKey: ['org', org, kind.segment, 'one', record.ref, 'history'] })
}
