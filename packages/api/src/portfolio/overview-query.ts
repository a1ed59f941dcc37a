import type { OverviewFilters, OverviewRequest } from '@gantry/domain/portfolio/overview'
import { ratingValues } from '@gantry/domain/portfolio/facts'
import { z } from 'zod'

const several = z.union([z.string().max(200), z.array(z.string().max(200)).max(200)]).optional()
const rating = z.enum([...ratingValues, 'none'])

/** What every answer about the portfolio can be asked for; repeated members mean "any of these". */
export const overviewQuery = z.object({
  period: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Id or label; default: the newest with reports', examples: ['2023-03'] }),
  compare: z.string().max(200).optional().meta({ description: 'Id or label of an earlier period, or `none`' }),
  portfolio: z.string().max(200).optional().meta({ description: 'Id or reference of an initiative: it and all below' }),
  unit: several.meta({ description: 'Ids of organisation units' }),
  category: several,
  rating: z.union([rating, z.array(rating).max(10)]).optional(),
  search: z.string().max(200).optional(),
})
export type OverviewQuery = z.infer<typeof overviewQuery>

/** @param today ISO day */
export function overviewRequest(query: OverviewQuery, today: string): OverviewRequest {
  const filters: OverviewFilters = {
    ...(query.portfolio ? { portfolio: query.portfolio } : {}),
    ...listed('units', query.unit),
    ...listed('categories', query.category),
    ...listed('ratings', query.rating),
    ...(query.search?.trim() ? { search: query.search.trim() } : {}),
  }
  return {
    ...(query.period ? { period: query.period } : {}),
    ...(query.compare ? { compare: query.compare } : {}),
    filters,
    today,
  }
}

function listed<K extends string, T>(key: K, values: T | readonly T[] | undefined): { [key in K]?: T[] } {
  const list = values === undefined ? [] : ([values].flat() as T[])
  return list.length === 0 ? {} : ({ [key]: list } as { [key in K]?: T[] })
}
