/** What an exported cell may be; money goes out as a number in major units beside a column with its currency. */
export type OutCell = string | number | boolean | { date: string } | null | undefined

/**
 * A column of an export. `kind` is how numbers and days in it are shown; text stays text in every kind. In a workbook,
 * `choices` is a drop-down (together at most 255 characters, no commas in them), and as soon as one column is `locked`
 * the sheet is protected and only the other columns can be written in: a guard against slips, with no password.
 */
export type OutColumn = {
  header: string
  kind?: 'text' | 'number' | 'money' | 'percent' | 'date'
  width?: number
  choices?: readonly string[]
  locked?: boolean
}

/**
 * Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return, also after
 * spaces or in full width) gets an apostrophe before it: it is then shown, and never run.
 */
export function neutralText(text: string): string {
  return /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) ? `'${text}` : text
}
