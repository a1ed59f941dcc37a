import type { Absence, AbsenceType } from '@gantry/domain/absence'
import { absenceTypes } from '@gantry/domain/absence'
import { type Field, type Money, type MoneyRange, tellsMoney, type Value } from '@gantry/domain/field'
import { readAbsence } from '@gantry/domain/import/read-absence'
import { readDate } from '@gantry/domain/import/read-date'
import { readMoney } from '@gantry/domain/import/read-money'
import { readRating } from '@gantry/domain/import/rating-scales'
import type { RawCell } from '@gantry/domain/import/raw-table'
import { statusReport } from '@gantry/domain/kinds/index'
import { ratingText } from '@gantry/domain/narrative/format'
import { minorDigits } from '@gantry/domain/portfolio/currency'
import { type RatingValue, ratingValues } from '@gantry/domain/portfolio/facts'
import type { OutCell, OutColumn } from '@gantry/formats/tables-out/index'
import type { PeriodReport } from './period-reports.ts'

/** What a cell that was written in says: nothing, a value, or why there is none; or why it cannot be read. */
export type CellSays =
  | { readonly value: Value }
  | { readonly absent: Absence }
  | { readonly problem: string; readonly mend: string }

/** A column of the sheet that people write in. */
export interface SheetColumn {
  readonly key: string
  readonly field?: Field
  readonly assessor?: 'owner' | 'independent'
  readonly out: OutColumn
}

const inSheet = [
  'summary',
  'done',
  'next',
  'decisionAsked',
  'startDate',
  'endDate',
  'wholeLifeCost',
  'inYearBaseline',
  'inYearForecast',
  'benefits',
  'ratingCommentary',
  'scheduleCommentary',
  'costCommentary',
  'inYearCommentary',
  'benefitsCommentary',
] as const
const fields: Readonly<Record<string, Field>> = statusReport.fields
const ratingWords = ratingValues.map(ratingText)

/** Columns to write in. @param currency of the organisation: plain amounts are in it, whole units */
export function sheetColumns(currency: string, seesMoney: boolean, independent: boolean): SheetColumn[] {
  const rating = (assessor: 'owner' | 'independent', header: string): SheetColumn => ({
    key: `rating.${assessor}`,
    assessor,
    out: { header, width: 16, choices: ratingWords },
  })
  const shown = inSheet.filter((key) => seesMoney || !tellsMoney(fields[key]!))
  return [
    rating('owner', "Owner's rating"),
    ...(independent ? [rating('independent', 'Independent rating')] : []),
    ...shown.map((key) => ({ key, field: fields[key]!, out: columnOf(fields[key]!, currency) })),
  ]
}

function columnOf({ label, type }: Field, currency: string): OutColumn {
  if (type === 'money') return { header: `${label} (${currency})`, kind: 'money', width: 18 }
  return type === 'day' ? { header: label, kind: 'date', width: 12 } : { header: label, width: 50 }
}

/** The cell of a report as it stands. */
export function cellOf({ key, field, assessor }: SheetColumn, report: PeriodReport, currency: string): OutCell {
  if (assessor) {
    const rating = ratingOf(report, assessor)
    if (!rating) return null
    return rating.value === null
      ? absenceText((rating.absent as { value?: Absence }).value)
      : ratingText(rating.value as RatingValue)
  }
  const { fields, absent } = report.stored
  const value = fields[key] ?? null
  if (value === null) return absenceText(absent[key] as Absence | undefined)
  if (field?.type === 'day') return { date: String(value) }
  return field?.type === 'money' ? moneyCell(value as Money | MoneyRange, currency) : String(value)
}

/** The headline rating of one assessor. */
export function ratingOf({ ratings }: PeriodReport, assessor: string) {
  const theirs = ratings.filter((row) => row.assessor === assessor)
  return (
    theirs.find((row) => row.dimension === 'deliveryConfidence') ?? theirs.find((row) => row.dimension === 'overall')
  )
}

function moneyCell(value: Money | MoneyRange, currency: string): OutCell {
  const unit = 10 ** minorDigits(value.currency)
  if ('minor' in value)
    return value.currency === currency ? value.minor / unit : `${value.minor / unit} ${value.currency}`
  const end = (minor: number) => `${minor / unit} ${value.currency}`
  if (value.low === undefined) return `up to ${end(value.high ?? 0)}`
  return value.high === undefined ? `over ${end(value.low)}` : `${end(value.low)} to ${end(value.high)}`
}

function absenceText(absence: Absence | undefined): string | null {
  if (!absence) return null
  return absence.reason ? `${absence.type}: ${absence.reason}` : absence.type
}

/** A cell's words, the same for what went out and what came back of it. */
export function cellWords(cell: OutCell | RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  return String(cell).replaceAll('\r\n', '\n').trim()
}

/** Reads a cell that came back. @param fiscalYearStart month 1 to 12 */
export function readSheetCell(
  { field, assessor }: SheetColumn,
  text: string,
  currency: string,
  fiscalYearStart: number,
): CellSays {
  if (text === '') return { value: null }
  const absent = spelled(text)
  if (absent) return { absent }
  if (assessor) {
    const value = readRating(text)
    return value
      ? { value }
      : (absentFrom(text) ?? { problem: 'is no rating', mend: `Maybe one of: ${ratingWords.join(', ')}.` })
  }
  if (field?.type === 'day') return absentFrom(text) ?? readDay(text, fiscalYearStart)
  if (field?.type === 'money') return absentFrom(text) ?? readSum(text, currency)
  return { value: text }
}

function readDay(text: string, fiscalYearStartMonth: number): CellSays {
  const read = readDate(text, { order: 'dmy', pivot: 70, edge: 'end', fiscalYearStartMonth })
  if (read !== null && 'value' in read && read.precision === 'day') return { value: read.value }
  const problem = read !== null && 'impossible' in read ? 'is a day that the calendar does not have' : 'is no day'
  return { problem, mend: 'Maybe write it like 2027-05-14.' }
}

function readSum(text: string, currency: string): CellSays {
  const read = readMoney(text, { currency, multiplier: 1, decimal: '.' } as Parameters<typeof readMoney>[1])
  if ('value' in read) return { value: read.value }
  if ('unread' in read) {
    const mend = `Maybe a number in ${currency}, like 1250000 or 1.25m.`
    return { problem: read.unread === 'tooLarge' ? 'is more than can be kept' : 'is no amount', mend }
  }
  const [low, high] = [read.low?.minor, read.high?.minor]
  return {
    value: {
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      currency: (read.low ?? read.high)!.currency,
    },
  }
}

/** "withheld: Exempt under Section 43", as the sheet writes it. */
function spelled(text: string): Absence | undefined {
  const [, type, reason = ''] = /^([a-zA-Z]+)(?::\s*([\s\S]*))?$/.exec(text) ?? []
  if (!absenceTypes.includes(type as AbsenceType)) return undefined
  return { type: type as AbsenceType, ...(reason.trim() ? { reason: reason.trim() } : {}) }
}

function absentFrom(text: string): CellSays | undefined {
  const absent = readAbsence(text)
  return absent ? { absent } : undefined
}
