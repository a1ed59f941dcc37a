import type { ColumnContent } from './column-content.ts'
import { dollarBeside } from './currencies.ts'
import { cellCurrency, headerMoney, spokenMultiplier, unitName, type Found } from './money-unit.ts'
import { scaleOf } from './rating-scales.ts'
import type { ColumnFormat, DateOrder, ImportContext, RawTable, ValueType } from './types.ts'

/** What the whole table knows that one column may not: the date order and money unit of its other columns. */
export type TableHints = { order: DateOrder | null; currency: Found<string> | null; multiplier: Found<number> | null }

type Column = { table: RawTable; index: number; header: string; content: ColumnContent }

/** How the cells of a column of this type are read, with what the decision rests on. */
export function columnFormat(type: ValueType, column: Column, hints: TableHints, context: ImportContext): ColumnFormat {
  const { content, header } = column
  const { decimal } = content
  switch (type) {
    case 'date':
      return { date: dateFormat(content, hints, context) }
    case 'money':
      return { money: { ...moneyCurrency(column, hints, context), ...moneyMultiplier(column, hints), decimal } }
    case 'percent':
      return { percent: { decimal, bare: content.fractions && !/percent|%/i.test(header) ? 'fraction' : 'points' } }
    case 'number':
      return { number: { decimal } }
    case 'rating':
      return {
        rating: {
          scale:
            content.ratingValues.size === 0 && content.amounts > 0
              ? 'fivePoint'
              : scaleOf(content.ratingValues, header),
        },
      }
    default:
      return {}
  }
}

function dateFormat(
  content: ColumnContent,
  hints: TableHints,
  context: ImportContext,
): NonNullable<ColumnFormat['date']> {
  const { onlyDayFirst, onlyMonthFirst } = content.order
  const decided = orderOf(content)
  const order = decided ?? hints.order ?? context.dateOrder ?? 'dmy'
  const evidence =
    order === 'mdy' ? { for: onlyMonthFirst, against: onlyDayFirst } : { for: onlyDayFirst, against: onlyMonthFirst }
  const serials = content.serials > 0 && content.serials >= content.amounts * 0.9
  return { order, evidence, pivot: context.centuryPivot ?? 70, ...(serials ? { serials: '1900' as const } : {}) }
}

/** The order that more cells of the column prove; null where none does. */
export function orderOf({ order }: ColumnContent): DateOrder | null {
  if (order.onlyDayFirst === 0 && order.onlyMonthFirst === 0) {
    return order.yearFirst > 0 && order.either === 0 ? 'ymd' : null
  }
  return order.onlyMonthFirst > order.onlyDayFirst ? 'mdy' : 'dmy'
}

/** What header or cells name; '$' only where neither says whose. Cells that say otherwise go before it, each for itself. */
function statedCurrency(content: ColumnContent, header: string): { sign: string | null; from: string } {
  const own = cellCurrency(content)
  const inHeader = headerMoney(header).currency
  return inHeader !== null && (inHeader !== '$' || own === null)
    ? { sign: inHeader, from: 'the header' }
    : { sign: own, from: 'the sign in the cells' }
}

function moneyCurrency({ content, header }: Column, hints: TableHints, context: ImportContext) {
  const { sign, from } = statedCurrency(content, header)
  if (sign !== null && sign !== '$') return { currency: sign, currencyFrom: from }
  if (sign === '$') {
    const dollar = dollarBeside(context.currency)
    return { currency: dollar, currencyFrom: `${from} ($), taken as ${dollar}` }
  }
  if (hints.currency !== null) return { currency: hints.currency.value, currencyFrom: hints.currency.from }
  if (context.currency !== undefined) {
    if (context.currencySaid) return { currency: context.currency, currencyFrom: 'what was said for these files' }
    return {
      currency: context.currency,
      currencyFrom: 'the organisation’s currency, since the file names none',
      currencyAssumed: true as const,
    }
  }
  return { currency: 'XXX', currencyFrom: 'nothing: the file names no currency', currencyAssumed: true as const }
}

function moneyMultiplier({ table, index, header, content }: Column, hints: TableHints) {
  const inHeader = headerMoney(header)
  if (inHeader.multiplier !== null)
    return { multiplier: inHeader.multiplier, multiplierFrom: `the header ("${inHeader.words}")` }
  const suffixed = [...content.suffixes.values()].reduce((sum, count) => sum + count, 0)
  if (suffixed > 0 && suffixed >= content.present * 0.8)
    return { multiplier: 1, multiplierFrom: 'the unit after each number' }
  const spoken = spokenMultiplier(table, index, content)
  if (spoken !== null) return { multiplier: spoken.value, multiplierFrom: spoken.from }
  if (hints.multiplier !== null) {
    const { value, from, assumed } = hints.multiplier
    return { multiplier: value, multiplierFrom: from, ...(assumed && { multiplierAssumed: assumed }) }
  }
  return { multiplier: 1, multiplierFrom: 'nothing else is said' }
}

/** Date order, currency and unit that columns of the table prove, for those that do not. */
export function tableHints(columns: Column[], moneyColumns: number[]): TableHints {
  const money = columns.filter(({ index }) => moneyColumns.includes(index))
  return { order: commonOrder(columns), currency: commonCurrency(money), multiplier: commonMultiplier(money) }
}

function commonOrder(columns: Column[]): DateOrder | null {
  let dayFirst = 0
  let monthFirst = 0
  for (const { content } of columns) {
    dayFirst += content.order.onlyDayFirst
    monthFirst += content.order.onlyMonthFirst
  }
  if (dayFirst === 0 && monthFirst === 0) return null
  return monthFirst > dayFirst ? 'mdy' : 'dmy'
}

function commonCurrency(money: Column[]): Found<string> | null {
  const found = new Set<string>()
  for (const { content, header } of money) {
    const { sign: currency } = statedCurrency(content, header)
    if (currency !== null && currency !== '$') found.add(currency)
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? { value: only, from: 'the other money columns' } : null
}

function commonMultiplier(money: Column[]): Found<number> | null {
  const found = new Set<number>()
  for (const column of money) {
    const { multiplier } = headerMoney(column.header)
    const known = multiplier ?? spokenMultiplier(column.table, column.index, column.content)?.value
    if (known !== undefined) found.add(known)
  }
  const [only] = found
  if (found.size !== 1 || only === undefined) return null
  return { value: only, from: `the other money columns, which count in ${unitName(only)}`, assumed: true }
}
