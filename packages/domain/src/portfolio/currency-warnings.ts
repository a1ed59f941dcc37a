import { dayText } from '../narrative/format.ts'
import { convertMoney } from './convert-money.ts'
import { moneyFields } from './facts.ts'
import { moneyGroups } from './money-group.ts'
import type { Warning } from './overview.ts'
import type { View } from './view.ts'

/** ISO 4217 for “no currency”: of amounts whose files name none, and of an organisation that has chosen none. */
const none = 'XXX'

/**
 * Amounts in another currency are added by dated rates alone: where one is missing, it is said which. Amounts of which
 * nobody knows the currency are written without a sign, and that is said once.
 */
export function currencyWarnings({ index, reported, period }: View): Warning[] {
  const { currency: home, rates } = index.facts.organisation
  const reports = reported.flatMap(({ now }) => now ?? [])
  const foreign = moneyFields.flatMap((field) => moneyGroups(reports, field, home)).map(({ currency }) => currency)
  const uncovered = [...new Set(foreign)]
    .filter((currency) => currency !== home && currency !== none && home !== none)
    .filter((currency) => convertMoney({ minor: 0, currency }, home, period.asOf, rates) === undefined)
    .sort()
  const unsigned: Warning[] = foreign.includes(none) ? [{ code: 'currency.unknown', text: withoutSign }] : []
  if (uncovered.length === 0) return unsigned
  const text = `Amounts in ${listed(uncovered)} are not added to those in ${home}: no exchange rate between them is entered for ${dayText(period.asOf)} or before.`
  return [...unsigned, { code: 'currency.noRate', text }]
}

const withoutSign =
  'Nobody has said in which currency some amounts are: their files name none. They are written without a sign until it is said.'

function listed(codes: readonly string[]): string {
  return codes.length === 1 ? String(codes[0]) : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`
}
