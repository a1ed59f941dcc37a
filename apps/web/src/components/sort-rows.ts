type Value = string | number | undefined

export type SortKeys<Row> = Readonly<Record<string, (row: Row) => Value>>

/** By one key, `-` before it for descending; what has no value stands last either way, ties keep their order. */
export function sortRows<Row>(rows: readonly Row[], sort: string, keys: SortKeys<Row>): readonly Row[] {
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
