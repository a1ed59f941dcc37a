import { type ColumnProposal, importCalls } from '@gantry/client'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'

/** Where a column stands: in tables with the same headings, of files that were dropped for a preview. */
export interface ColumnPlace {
  readonly token: string
  readonly files: readonly string[]
  readonly fingerprint: string
}

/** A column while it is being changed, read anew after every change. */
export function useColumnDraft(place: ColumnPlace, column: ColumnProposal) {
  const { slug } = useOrganisation()
  const [draft, setDraft] = useState(column)
  const wanted = changeOf(draft)
  const [asked] = useDebouncedValue(wanted, 200)
  const same = JSON.stringify(asked) === JSON.stringify(changeOf(column))
  const answer = useQuery({
    queryKey: ['import-column', slug, place, asked],
    queryFn: ({ signal }) =>
      importCalls(http, slug).readColumn({ ...place, column: JSON.parse(asked) as object }, signal),
    enabled: !same && isWhole(draft),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
  const read = same ? column : (answer.data ?? column)
  const settled = wanted === asked && (same || (answer.isSuccess && !answer.isPlaceholderData))
  return {
    /** As the person wants it, with what was worked out where they have said nothing. */
    draft: { ...draft, format: settled ? { ...read.format, ...draft.format } : draft.format },
    setDraft,
    /** The cells as they were read last. */
    read: { ...read, type: settled ? draft.type : read.type },
    stale: !settled && !answer.isError && isWhole(draft),
    error: answer.error,
  }
}

/** As text, so that equal changes are one and the same. */
function changeOf({ index, target, type, format, rules }: ColumnProposal): string {
  return JSON.stringify({ index, target, type, format, rules })
}

/** A currency that is being typed is none yet. */
function isWhole({ format }: ColumnProposal): boolean {
  return format.money === undefined || /^[A-Z]{3}$/.test(format.money.currency)
}
