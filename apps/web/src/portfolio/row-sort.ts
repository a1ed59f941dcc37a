import type { OverviewRow } from '@gantry/domain/portfolio/overview'
import { type SortKeys, sortRows } from '../components/sort-rows.ts'
import { ratingOrder } from './rating-order.ts'

const keys: SortKeys<OverviewRow> = {
  title: ({ title }) => title.toLowerCase(),
  unit: ({ unitTitle }) => unitTitle?.toLowerCase(),
  category: ({ category }) => category,
  rating: ({ lead }) => (lead?.value === undefined ? undefined : ratingOrder.indexOf(lead.value)),
  end: ({ endDate }) => endDate,
  endMove: ({ endDateMoveDays }) => endDateMoveDays,
  cost: ({ wholeLifeCost }) => wholeLifeCost?.minor,
  costChange: ({ wholeLifeCostChange }) => wholeLifeCostChange,
  status: ({ status }) => status,
  change: ({ changeWeight }) => changeWeight,
}

/** Rows of the portfolio table, by one of its columns. */
export const sortOverview = (rows: readonly OverviewRow[], sort: string) => sortRows(rows, sort, keys)
