import { share, type ColumnContent } from './column-content.ts'
import type { HeaderWords } from './header-words.ts'
import { headerMoney } from './money-unit.ts'
import type { ValueType } from './types.ts'

/**
 * How well a column's values suit a type, 0 to 1; 0 forbids it. A column without values suits any type half.
 */
export function fits(content: ColumnContent, type: ValueType): number {
  if (content.present === 0) return 0.5
  const of = (count: number) => share(content, count)
  const numeric = of(content.amounts + content.ranges)
  switch (type) {
    case 'date':
      return atLeast(of(content.dates) + (content.serials > 0 ? of(content.serials) : 0), 0.5)
    case 'money':
      return of(content.percents) > 0.5 ? 0 : atLeast(numeric, 0.5)
    case 'percent':
    case 'number':
      return atLeast(numeric, 0.5)
    case 'rating':
      return content.amounts === content.present ? 0.6 : atLeast(of(content.ratings), 0.5)
    case 'boolean':
      return atLeast(of(content.booleans), 0.8)
    case 'url':
      return atLeast(of(content.urls), 0.5)
    case 'id':
      return of(content.long) > 0.2 || of(content.dates) > 0.5 ? 0 : 1
    case 'unit':
    case 'choice':
      return of(content.long) > 0.3 || of(content.dates) > 0.5
        ? 0
        : content.distinct < content.present || content.present < 20
          ? 1
          : 0.6
    case 'text':
      return of(content.dates) > 0.5 || numeric > 0.9 ? 0 : of(content.long) > 0.8 ? 0.5 : 1
    case 'longText':
      return of(content.dates) > 0.5 || numeric > 0.8 ? 0 : 1
  }
}

function atLeast(fit: number, least: number): number {
  return fit < least ? 0 : Math.min(1, fit)
}

/** The type a column with no built-in field gets by what it holds. */
export function contentType(content: ColumnContent, header: string, { words }: HeaderWords): ValueType {
  const of = (count: number) => share(content, count)
  const numeric = of(content.amounts + content.ranges)
  if (of(content.dates) >= 0.7) return 'date'
  if (of(content.urls) >= 0.7) return 'url'
  if (of(content.booleans) >= 0.9) return 'boolean'
  const saysPercent = /%|\b(percent|percentage|pct)\b/i.test(header)
  if (saysPercent && numeric >= 0.3) return 'percent'
  if (numeric >= 0.7) return numericType(content, header, words)
  if (content.meanLength > 80 || of(content.long) > 0.3) return 'longText'
  return content.distinct <= 40 && content.distinct < content.present / 2 ? 'choice' : 'text'
}

function numericType(content: ColumnContent, header: string, words: string): ValueType {
  if (share(content, content.percents) > 0.5) return 'percent'
  if (content.currencies.size > 0 || headerMoney(header).currency !== null) return 'money'
  const speaks = /\b(cost|budget|spend|price|value|funding|benefits?|amount|forecast|baseline)\b/.test(words)
  return speaks && !/\b(schedule|days?|date|count|number|score)\b/.test(words) ? 'money' : 'number'
}
