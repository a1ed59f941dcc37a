import { overviewCalls } from '@gantry/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { textOf, type SearchParams } from '../app/search-params.ts'

const watches = [
  'statusReport',
  'rating',
  'initiative',
  'decision',
  'milestone',
  'import',
  'remark',
  'findingMute',
  'identityLink',
  'lineage',
]

export function periodsOf(search: SearchParams) {
  return { period: textOf(search.period), compare: textOf(search.compare) }
}

/** What the reports on one initiative said, over all periods. */
export function useStory(ref: string, query: { period?: string; compare?: string }) {
  const { slug } = useOrganisation()
  return useQuery({
    queryKey: ['org', slug, 'story', ref, query],
    queryFn: ({ signal }) => overviewCalls(http, slug).story(ref, query, signal),
    placeholderData: keepPreviousData,
    meta: { watches },
  })
}
