import type { OverviewRow } from '@gantry/domain/portfolio/overview'
import { ratingOrder } from './rating-order.ts'

type Value = string | number | undefined

const keys: Readonly<Record<string, (row: OverviewRow) => Value>> = {
  title: ({ title }) => title.toLowerCase(),
  unit: ({ unit }) => unit,
  category: ({ category }) => category,
  rating: ({ lead }) => (lead?.value === undefined ? undefined : ratingOrder.indexOf(lead.value)),
  end: ({ endDate }) => endDate,
  endMove: ({ endDateMoveDays }) => endDateMoveDays,
  cost: ({ wholeLifeCost }) => wholeLifeCost?.minor,
  costChange: ({ wholeLifeCostChange }) => wholeLifeCostChange,
  status: ({ status }) => status,
  change: ({ changeWeight }) => changeWeight,
}

/** By one key, `-` before it for descending; what has no value stands last either way, ties keep their order. */
export function sortRows(rows: readonly OverviewRow[], sort: string): readonly OverviewRow[] {
  const descending = sort.startsWith('-')
  const valueOf = keys[descending ? sort.slice(1) : sort]
  if (valueOf === undefined) return rows
  const sign = descending ? -1 : 1
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined)
      return a.value < b.value ? -sign : a.value > b.value ? sign : 0
    })
    .map(({ row }) => row)
}
