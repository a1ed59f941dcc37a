import { overviewCalls, type OverviewQuery } from '@gantry/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { listOf, type SearchParams, textOf } from '../app/search-params.ts'

/** What the address asks for. */
export function queryOf(search: SearchParams): OverviewQuery {
  return {
    period: textOf(search.period),
    compare: textOf(search.compare),
    portfolio: textOf(search.portfolio),
    unit: listOf(search.unit),
    category: listOf(search.category),
    rating: listOf(search.rating),
    search: textOf(search.search),
  }
}

/** Kinds whose change alters the overview. */
const watches = [
  'statusReport',
  'rating',
  'initiative',
  'decision',
  'milestone',
  'reportingPeriod',
  'organisationUnit',
  'import',
  'remark',
  'findingMute',
  'identityLink',
  'lineage',
]

/** While a new answer is fetched the one before stays. */
export function useOverview(query: OverviewQuery) {
  const { slug } = useOrganisation()
  return useQuery({
    queryKey: ['org', slug, 'overview', query],
    queryFn: ({ signal }) => overviewCalls(http, slug).overview(query, signal),
    placeholderData: keepPreviousData,
    meta: { watches },
  })
}
