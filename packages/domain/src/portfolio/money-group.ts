import type { MoneyField, StatusFact } from './facts.ts'
import { valueOf } from './known.ts'

/** Amounts that may be added: one currency, one price base. */
export interface MoneyGroup {
  readonly currency: string
  readonly priceBase?: string
  readonly total: number
  readonly statuses: readonly StatusFact[]
}

/** Splits the values of a field into groups that may be added; the organisation's own currency first, then by size. */
export function moneyGroups(reports: readonly StatusFact[], field: MoneyField, home: string): MoneyGroup[] {
  const groups = new Map<string, { currency: string; priceBase?: string; total: number; statuses: StatusFact[] }>()
  for (const status of reports) {
    const money = valueOf(status.money[field])
    if (money === undefined) continue
    const priceBase = status.definitions[field]?.priceBase
    const key = `${money.currency}\n${priceBase ?? ''}`
    let group = groups.get(key)
    if (group === undefined) {
      group = { currency: money.currency, ...(priceBase === undefined ? {} : { priceBase }), total: 0, statuses: [] }
      groups.set(key, group)
    }
    group.total += money.minor
    group.statuses.push(status)
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.currency === home) - Number(a.currency === home) || b.statuses.length - a.statuses.length,
  )
}

/** Suffix of a measure's id for every group but the first: `.USD`, `.USD.2019/20`. */
export function groupSuffix(group: MoneyGroup, position: number): string {
  if (position === 0) return ''
  return `.${group.currency}${group.priceBase === undefined ? '' : `.${group.priceBase}`}`
}
