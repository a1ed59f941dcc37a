import type { OverviewQuery } from '@gantry/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useOrganisation } from '../api/me.ts'
import { overviewQuery } from './overview-query.ts'

/** While a new answer is fetched the one before stays. */
export function useOverview(query: OverviewQuery) {
  const { slug } = useOrganisation()
  return useQuery({ ...overviewQuery(slug, query), placeholderData: keepPreviousData })
}
