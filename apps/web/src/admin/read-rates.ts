import { readAmount } from '@gantry/domain/import/read-amount'
import { readDate } from '@gantry/domain/import/read-date'
import type { RateTable } from '@gantry/domain/portfolio/facts'
import { refuseRate } from '@gantry/domain/portfolio/refuse-rate'
import { findDelimiter } from '@gantry/formats/tables/delimiter'
import { scanCsv } from '@gantry/formats/tables/scan-csv'

export interface PastedRates {
  readonly rates: readonly RateTable[]
  /** What cannot be read, by the line as a person counts it. */
  readonly problems: readonly { readonly line: number; readonly message: string }[]
}

/** Lines of "from, into, day, rate, source", as spreadsheets and text files give them; a line of headings is left out. */
export function readRates(text: string): PastedRates {
  const delimiter = findDelimiter(text)
  const rates: RateTable[] = []
  const problems: { line: number; message: string }[] = []
  scanCsv(text, delimiter, ({ cells }, index) => {
    const values = cells.map((cell) => cell.trim())
    if (values.every((value) => value === '') || (index === 0 && isHeading(values))) return true
    const rate = rateOf(values, delimiter)
    const wrong = refuseRate(rate)
    if (wrong.length === 0) rates.push(rate)
    else problems.push({ line: index + 1, message: wrong.map(({ message }) => message).join(' ') })
    return true
  })
  return { rates, problems }
}

/** Headings name the columns: nothing in them is a number. */
function isHeading(values: readonly string[]): boolean {
  return !values.some((value) => /\d/.test(value))
}

function rateOf([from = '', to = '', day = '', rate = '', ...source]: readonly string[], delimiter: string): RateTable {
  return {
    from: from.toUpperCase(),
    to: to.toUpperCase(),
    day: dayOf(day),
    rate: numberOf(rate, delimiter),
    source: source.join(', ').trim(),
  }
}

/** 2027-03-31, 31 March 2027, 31/03/2027: the day first where it could be either. */
function dayOf(text: string): string {
  const read = readDate(text, { order: 'dmy', pivot: 70, edge: 'end', fiscalYearStartMonth: 1 })
  return read && 'value' in read && read.precision === 'day' ? read.value : text
}

/** 0.8562; 0,8562 where commas do not part the columns. */
function numberOf(text: string, delimiter: string): number {
  const decimal = delimiter !== ',' && !text.includes('.') ? ',' : '.'
  const amount = readAmount(text, decimal)
  return amount === null || amount.negative || amount.percent ? Number.NaN : Number(amount.digits)
}
