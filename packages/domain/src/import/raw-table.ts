/** A day, optionally with a wall-clock minute: 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM'. */
export type RawDate = { date: string }

/** What a reader found in one cell. CSV gives text or null (empty); XLSX may give every kind. */
export type RawCell = string | number | boolean | RawDate | null

/**
 * One column heading. `original` is the text as written; `text` has line breaks and runs of spaces folded to one
 * space and a mis-decoded pound sign repaired. Duplicate and blank headings stay as they are: `index` tells them apart.
 */
export type RawHeader = { index: number; text: string; original: string }

/**
 * One data row. `row` is the number a spreadsheet shows for it, from 1: in CSV a record with line breaks in it counts once.
 * Entirely empty rows are left out; the gap in the numbers tells where they were.
 */
export type RawRow = { row: number; cells: RawCell[] }

/** Something noticed while reading that changes nothing in the answer, but that a person should be able to see. */
export type TableNote = { code: string; message: string; row?: number; column?: string }

/** One table of a file, before anything is interpreted. Every row below the header is here, in file order. */
export type RawTable = {
  file: string
  /** Worksheet name (XLSX only). */
  sheet?: string
  /** The worksheet is hidden in the workbook. */
  hidden?: boolean
  format: 'csv' | 'xlsx'
  /** 'utf-8', 'utf-16le', 'windows-1252', …; '' for XLSX. */
  encoding: string
  /** ',' ';' '\t' '|' for CSV, '' for XLSX. */
  delimiter: string
  /** Row number of the (last) header row; 0 when the table has none. */
  headerRow: number
  headers: RawHeader[]
  rows: RawRow[]
  /** Non-empty text found above the header (titles, "as at …"), in order. */
  preamble: string[]
  notes: TableNote[]
}

/** The column's name for a person: its heading, or its letter when the heading is blank. */
export function columnName(table: Pick<RawTable, 'headers'>, index: number): string {
  const text = table.headers[index]?.text ?? ''
  return text === '' ? `column ${columnLetter(index)}` : text
}

/** 0 → 'A', 25 → 'Z', 26 → 'AA' (spreadsheet column letters). */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
