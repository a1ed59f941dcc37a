import { overviewCalls, type OverviewQuery } from '@gantry/client'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { listOf, type SearchParams, textOf } from '../app/search-params.ts'
import { viewOverview } from './overview-context.ts'

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

/** The same question of everything: what `queryOf` makes of an address with no filter in it. */
export function withoutFilters({ period, compare, portfolio }: OverviewQuery): OverviewQuery {
  return { ...queryOf({}), period, compare, portfolio }
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

export function overviewQuery(org: string, query: OverviewQuery) {
  return queryOptions({
    queryKey: ['org', org, 'overview', query],
    queryFn: async ({ signal }) => viewOverview(await overviewCalls(http, org).overview(query, signal), query),
    // An answer keeps the question it answers.
    structuralSharing: false,
    meta: { watches },
  })
}
