import { isErrorValue } from './error-value.ts'
import { readAbsence } from './read-absence.ts'
import { amountNumber, shiftPoint } from './read-amount.ts'
import { readDate } from './read-date.ts'
import { readMoney, readRange } from './read-money.ts'
import { readRating, scalePoints } from './rating-scales.ts'
import type { ColumnMapping, ColumnRule, FieldValue, ImportContext, InterpretedCell } from './types.ts'

/** Why a cell could not be read; the caller adds file, row and column. */
export type CellComplaint = { code: string; message: string; mend: string }
export type CellRead = { cell: InterpretedCell; complaint?: CellComplaint }

/** One cell's text under its column's mapping → a value, a range, or a typed absence; never anything lost. */
export function readCell(text: string, mapping: ColumnMapping, context: ImportContext): CellRead {
  const source = { raw: text, column: mapping.index }
  const ruled = byRule(text, mapping.rules)
  if (ruled !== undefined) return { cell: { ...source, absent: { type: ruled.absent, reason: ruled.reason } } }
  const read = readTyped(text, mapping, context)
  if (read !== null && 'complaint' in read) return { cell: unread(source, text), complaint: read.complaint }
  if (read !== null) return { cell: { ...source, ...read } }
  const absence = isBrokenFormula(text, mapping) ? null : readAbsence(text)
  if (absence !== null) return { cell: { ...source, absent: absence } }
  return { cell: unread(source, text), complaint: complaintOf(text, mapping) }
}

/** A division by zero is what a share of nothing comes to; anywhere else it is a formula that needs mending. */
function isBrokenFormula(text: string, { type }: ColumnMapping): boolean {
  return /^#div\/0!$/i.test(text.trim()) && (type === 'money' || type === 'date' || type === 'rating')
}

type Value =
  | { value: FieldValue; precision?: 'day' | 'month' | 'quarter' | 'year' }
  | { low?: FieldValue; high?: FieldValue }

function byRule(text: string, rules: ColumnRule[]): ColumnRule | undefined {
  const plain = text.trim()
  return rules.find((rule) =>
    rule.when === 'zero'
      ? /^[£$€]?\s?-?0+([.,]0+)?\s?[a-z%]*$/i.test(plain)
      : plain.toLowerCase() === (rule.text ?? '').trim().toLowerCase(),
  )
}

function unread(source: { raw: string; column: number }, text: string): InterpretedCell {
  return {
    ...source,
    absent: { type: 'notSupplied', reason: `unreadable: ${text.trim().slice(0, 120)}` },
    unread: true,
  }
}

/** null: no value of the type, so perhaps an absence. */
function readTyped(
  text: string,
  mapping: ColumnMapping,
  context: ImportContext,
): Value | { complaint: CellComplaint } | null {
  const { format, type } = mapping
  switch (type) {
    case 'date':
      return dateValue(text, mapping, context)
    case 'money':
      return moneyValue(text, format)
    case 'percent':
      return percentValue(text, format)
    case 'number':
      return numberValue(text, format)
    case 'boolean':
      return booleanValue(text)
    case 'rating': {
      const scale = format.rating?.scale ?? 'rag5'
      const value = readRating(text, scale)
      if (value === null) return null
      if (!scalePoints[scale].includes(value)) return { complaint: offScale(text, scale) }
      return { value: { scale, value } }
    }
    case 'id':
    case 'unit':
    case 'choice':
    case 'text':
    case 'longText':
    case 'url':
      return textValue(text, type)
  }
}

/** An apostrophe before =, +, - or @ only kept a spreadsheet from running the text; exports put it there. */
function textValue(text: string, type: ColumnMapping['type']): Value | null {
  const plain = text.replace(/^'(?=[\s]*[=+\-@])/, '')
  const trimmed = type === 'longText' ? plain.replace(/\r\n?/g, '\n').trim() : plain.replace(/\s+/g, ' ').trim()
  return trimmed === '' || readAbsence(trimmed) !== null || isErrorValue(trimmed) ? null : { value: trimmed }
}

function dateValue(text: string, { target, format, header }: ColumnMapping, context: ImportContext) {
  const { order = 'dmy', pivot = 70, serials } = format.date ?? {}
  const edge = /start/i.test(target) || /start/i.test(header) ? 'start' : 'end'
  const { fiscalYearStartMonth = 4 } = context
  const read = readDate(text, { order, pivot, edge, fiscalYearStartMonth, ...(serials ? { serials } : {}) })
  if (read === null) return null
  if ('impossible' in read) return impossibleOrOther(text, order, pivot, fiscalYearStartMonth)
  return read.precision === 'day' ? { value: read.value } : { value: read.value, precision: read.precision }
}

/** A cell that only the other order can read is named as such, but never turned round silently. */
function impossibleOrOther(
  text: string,
  order: string,
  pivot: number,
  fiscalYearStartMonth: number,
): { complaint: CellComplaint } {
  const other = order === 'mdy' ? 'dmy' : 'mdy'
  const turned = readDate(text, { order: other, pivot, edge: 'end', fiscalYearStartMonth })
  const inWords = order === 'mdy' ? 'month first' : order === 'dmy' ? 'day first' : 'year first'
  if (turned !== null && 'value' in turned && order !== 'ymd') {
    const message = `"${text.trim()}" is no date with the ${inWords}, as the rest of the column is written.`
    return {
      complaint: { code: 'date.otherOrder', message, mend: `Maybe ${turned.value} is meant; correct it in the file.` },
    }
  }
  const message = `"${text.trim()}" is not a date that exists.`
  return {
    complaint: {
      code: 'date.impossible',
      message,
      mend: 'Maybe a digit is wrong; correct it in the file. The rest of the row was taken.',
    },
  }
}

function moneyValue(text: string, format: ColumnMapping['format']): Value | { complaint: CellComplaint } | null {
  if (format.money === undefined) return null
  const read = readMoney(text, format.money)
  if (!('unread' in read)) return read
  if (read.unread === 'notMoney') return null
  const message = `"${text.trim()}" is more than can be kept exactly.`
  return { complaint: { code: 'money.tooLarge', message, mend: 'Maybe the unit of the column is wrong.' } }
}

function numberValue(text: string, format: ColumnMapping['format']): Value | null {
  const range = readRange(text, format.number?.decimal ?? '.')
  if (range === null) return null
  const [low, high] = [range.low, range.high].map((end) => (end === null ? undefined : amountNumber(end)))
  if (range.single) return low === undefined || !Number.isFinite(low) ? null : { value: low }
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
}

/** Percent points. "less than 5%" of a variance is a band around zero, since variances go both ways. */
function percentValue(text: string, format: ColumnMapping['format']): Value | null {
  const { decimal = '.', bare = 'points' } = format.percent ?? {}
  const within = /variance.{0,40}(?:less than|below|within|under)\s*([\d.]+)\s*%/i.exec(text)
  if (within !== null && text.length < 80) return { low: -Number(within[1]), high: Number(within[1]) }
  const range = readRange(text, decimal)
  if (range === null) return null
  const points = (end: typeof range.low): number | undefined => {
    if (end === null) return undefined
    const shifted = end.percent || bare === 'points' ? end.digits : shiftPoint(end.digits, 2)
    return end.negative ? -Number(shifted) : Number(shifted)
  }
  const [low, high] = [points(range.low), points(range.high)]
  if (range.single) return low === undefined ? null : { value: low }
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
}

function booleanValue(text: string): Value | null {
  const word = text.trim().toLowerCase()
  if (/^(y|yes|true|1|x|✓|ja|oui|sí)$/.test(word)) return { value: true }
  return /^(n|no|false|0|nein|non)$/.test(word) ? { value: false } : null
}

function offScale(text: string, scale: string): CellComplaint {
  const message = `"${text.trim()}" is no point of the scale ${scale}.`
  return { code: 'rating.offScale', message, mend: 'Maybe choose the scale with five points for this column.' }
}

function complaintOf(text: string, { type }: ColumnMapping): CellComplaint {
  const shown = text.trim().slice(0, 80)
  if (isErrorValue(text.trim())) {
    return {
      code: 'cell.error',
      message: `The cell shows the error ${shown}.`,
      mend: 'Maybe mend the formula in the file.',
    }
  }
  const what = {
    date: 'a date',
    money: 'an amount of money',
    percent: 'a percentage',
    number: 'a number',
    boolean: 'a yes or no',
    rating: 'a rating',
  }
  const name = type in what ? what[type as keyof typeof what] : 'a text'
  return {
    code: `${type}.unread`,
    message: `"${shown}" could not be read as ${name}.`,
    mend: 'Maybe say what it stands for with a rule on this column, or correct it in the file.',
  }
}
