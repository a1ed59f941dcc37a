import { daysInMonth, dayText, fiscalQuarterEnd, monthEnd } from './days.ts'
import { monthNumber, monthPattern } from './months.ts'
import { fullYear } from './read-date.ts'

/** A point in time a text speaks of. `words` is what it says. */
export type Mention = { asOf: string; words: string; kind: 'fiscalQuarter' | 'day' | 'month'; asAt: boolean }

const fiscal =
  /\b(?:Q([1-4])[ -]?(?:of )?(?:FY ?)?((?:20)?\d\d) ?[/-]? ?((?:20)?\d\d)\b|(?:FY ?)?((?:20)?\d\d) ?[/-]? ?((?:20)?\d\d)[ -]{0,2}Q([1-4])\b)/gi
const dayNamed = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(${monthPattern})[ -,]*(\\d{4}|\\d{2})\\b`, 'gi')
const monthNamed = new RegExp(`\\b(${monthPattern})[ -]*(\\d{4})\\b`, 'gi')
const numericDay = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b|\b(\d{4})-(\d\d)-(\d\d)\b/g

/** Every reporting point a text mentions, comparisons ("compared to 19/20-Q2", "since …") left out. */
export function mentions(text: string, fiscalYearStartMonth: number): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(fiscal)) {
    const asOf = fiscalQuarterOf(match, fiscalYearStartMonth)
    if (asOf !== null) push(found, text, match, asOf, 'fiscalQuarter')
  }
  for (const match of text.matchAll(dayNamed)) {
    const asOf = dayText(fullYear(match[3] ?? '', 70), monthNumber(match[2] ?? ''), Number(match[1]))
    if (asOf !== null) push(found, text, match, asOf, 'day')
  }
  for (const match of text.matchAll(numericDay)) {
    const asOf =
      match[4] === undefined
        ? dayText(Number(match[3]), Number(match[2]), Number(match[1]))
        : dayText(Number(match[4]), Number(match[5]), Number(match[6]))
    if (asOf !== null) push(found, text, match, asOf, 'day')
  }
  for (const match of text.matchAll(monthNamed)) {
    push(found, text, match, monthEnd(Number(match[2]), monthNumber(match[1] ?? '')), 'month')
  }
  return found
}

function push(found: Mention[], text: string, match: RegExpExecArray, asOf: string, kind: Mention['kind']): void {
  const before = text.slice(Math.max(0, match.index - 40), match.index)
  if (
    /\b(compared (to|with|against)|since|than|previous|last|from)\b[^.;:]{0,30}$|to$/i.test(before) &&
    !/\bas (at|of)\s*$/i.test(before)
  ) {
    if (!/\b(at|in)\s*$/i.test(before)) return
  }
  found.push({ asOf, words: match[0].trim(), kind, asAt: /\b(as (at|of)|at)( the)?( end)?( of)?[ -]*$/i.test(before) })
}

/** "22/23-Q4", "Q2 1920", "Q2 2014/15": two years that follow each other are a fiscal year. */
function fiscalQuarterOf(match: RegExpExecArray, startMonth: number): string | null {
  const [from, to, quarter] = match[1] === undefined ? [match[4], match[5], match[6]] : [match[2], match[3], match[1]]
  const start = fullYear(from ?? '', 70)
  const end = fullYear(to ?? '', 70)
  return end === start + 1 ? fiscalQuarterEnd(start, Number(quarter), spanning(startMonth)) : null
}

/**
 * The month in which a year named by two calendar years begins. An organisation whose own year is the calendar's
 * has no such years: whoever wrote "22/23" counts from April, as most of those who write so do.
 */
function spanning(startMonth: number): number {
  return startMonth === 1 ? 4 : startMonth
}

/** A period as people write it in a file name, an option or a column. `asOf` is null when only the year is known. */
export type NamedPeriod = { label: string; asOf: string | null; covers: { from: string; to: string } | null }

export function namedPeriod(text: string, fiscalYearStartMonth: number): NamedPeriod | null {
  const clean = text.trim()
  return (
    namedDay(clean) ??
    namedQuarter(clean, fiscalYearStartMonth) ??
    namedMonth(clean) ??
    namedYear(clean, fiscalYearStartMonth)
  )
}

function namedDay(text: string): NamedPeriod | null {
  const parts = /^((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)$/.exec(text)
  const day = parts === null ? null : dayText(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return day === null ? null : { label: day, asOf: day, covers: null }
}

function namedQuarter(text: string, startMonth: number): NamedPeriod | null {
  const calendar = /^((?:19|20)\d\d)[-_ ]?Q([1-4])$|^Q([1-4])[-_ ]?((?:19|20)\d\d)$/i.exec(text)
  if (calendar !== null) {
    const [year, quarter] = [Number(calendar[1] ?? calendar[4]), Number(calendar[2] ?? calendar[3])]
    const to = fiscalQuarterEnd(year, quarter, 1)
    return { label: `${year}-Q${quarter}`, asOf: to, covers: { from: dayText(year, quarter * 3 - 2, 1) ?? to, to } }
  }
  const [found] = mentions(text, startMonth).filter(
    ({ kind, words }) => kind === 'fiscalQuarter' && words.length >= text.length - 3,
  )
  return found === undefined ? null : { label: text, asOf: found.asOf, covers: null }
}

function namedMonth(text: string): NamedPeriod | null {
  const iso = /^((?:19|20)\d\d)[-_. ](\d\d)$/.exec(text)
  const named = new RegExp(
    `^(?:end[-_ ])?(${monthPattern})[-_ ]*((?:19|20)\\d\\d)$|^((?:19|20)\\d\\d)[-_ ]*(${monthPattern})$`,
    'i',
  ).exec(text)
  const year = Number(iso?.[1] ?? named?.[2] ?? named?.[3])
  const month = iso === null ? monthNumber(named?.[1] ?? named?.[4] ?? '') : Number(iso[2])
  if (!(month >= 1 && month <= 12) || !Number.isFinite(year)) return null
  const to = dayText(year, month, daysInMonth(year, month)) ?? ''
  return {
    label: `${year}-${String(month).padStart(2, '0')}`,
    asOf: to,
    covers: { from: dayText(year, month, 1) ?? to, to },
  }
}

function namedYear(text: string, startMonth: number): NamedPeriod | null {
  const fiscal = /^(?:FY[-_ ]?)?((?:19|20)\d\d)[-_/]((?:20)?\d\d)$/i.exec(text)
  if (fiscal !== null && fullYear(fiscal[2] ?? '', 70) === Number(fiscal[1]) + 1) {
    const start = Number(fiscal[1])
    const from = spanning(startMonth)
    const to = fiscalQuarterEnd(start, 4, from)
    return {
      label: `${start}/${String(start + 1).slice(2)}`,
      asOf: to,
      covers: { from: dayText(start, from, 1) ?? to, to },
    }
  }
  return /^(19|20)\d\d$/.test(text) ? { label: text, asOf: null, covers: null } : null
}

/** The period in a file or sheet name: the most exact part of it that names one. */
export function periodInName(name: string, fiscalYearStartMonth: number): NamedPeriod | null {
  const stem = name.replace(/\.[a-z0-9]{2,5}$/i, '')
  const month = `(?:${monthPattern})`
  const patterns = [
    /(?<!\d)(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)/,
    /(?<![\dA-Za-z])(?:(?:19|20)\d\d[-_ ]?Q[1-4]|Q[1-4][-_ ]?(?:19|20)\d\d)(?!\d)/i,
    /(?<!\d)(?:19|20)\d\d[-_.](?:0[1-9]|1[0-2])(?!\d)/,
    new RegExp(
      `(?<![A-Za-z])${month}[-_ ]*(?:19|20)\\d\\d(?!\\d)|(?<!\\d)(?:19|20)\\d\\d[-_ ]*${month}(?![A-Za-z])`,
      'i',
    ),
    /(?<!\d)(?:19|20)\d\d[-_](?:20)?\d\d(?!\d)/,
    /(?<!\d)(?:19|20)\d\d(?!\d)/,
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(stem)
    const period = match === null ? null : namedPeriod(match[0], fiscalYearStartMonth)
    if (period !== null) return period
  }
  return null
}
