import { columnName } from '@gantry/domain/import/raw-table'
import type { ImportProblem, RawRow, RawTable, TableNote } from '@gantry/domain/import/types'
import { findHeader } from './find-header.ts'
import type { ReadLimits } from './limits.ts'
import { readingProblem, Refusal } from './refusal.ts'
import { readSheetCells, type CellBudget, type Merge, type SheetCells } from './sheet-cells.ts'
import { part, readWorkbookParts, type SheetPart, type Workbook } from './workbook-parts.ts'
import { zipEntries, type InflateBudget } from './zip.ts'

/** XLSX bytes → one table for each worksheet that holds something. Throws `Refusal` where nothing can be read. */
export function readXlsx(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
): { tables: RawTable[]; problems: ImportProblem[] } {
  const entries = zipEntries(bytes, limits)
  const budget: InflateBudget = { used: 0, limits }
  const cells: CellBudget = { cells: 0 }
  const file = { bytes, entries, budget, cells }
  const workbook = readWorkbookParts(file)
  const tables: RawTable[] = []
  const problems: ImportProblem[] = []
  for (const [index, sheet] of workbook.sheets.entries()) {
    limits.progress?.(index / workbook.sheets.length)
    const entry = part(file, sheet.path)
    if (entry === undefined || !/worksheets\//i.test(sheet.path)) continue
    const read = readSheet(name, sheet, readSheetCells(file, entry, workbook, sheet.name), workbook)
    if (read === null) continue
    tables.push(read.table)
    problems.push(...read.problems)
  }
  if (tables.length === 0)
    throw new Refusal('file.empty', 'The workbook holds no rows.', 'Maybe the wrong file was chosen.')
  return { tables, problems }
}

function readSheet(file: string, sheet: SheetPart, cells: SheetCells, workbook: Workbook) {
  if (cells.rows.length === 0) return null
  const kept = fillMerged(cells)
  const found = findHeader(cells.rows, (row, column) => mergedLeft(cells.merges, row, column))
  const table: RawTable = {
    file,
    sheet: sheet.name,
    ...(sheet.hidden ? { hidden: true } : {}),
    format: 'xlsx',
    encoding: '',
    delimiter: '',
    headerRow: found.headerRow,
    headers: found.headers,
    rows: found.rows,
    preamble: found.preamble,
    notes: [...found.notes, ...sheetNotes(sheet, cells, workbook)],
  }
  return { table, problems: [...uncalculatedProblems(table, cells), ...mergeProblems(table, kept)] }
}

type KeptMerge = { row: number; column: number; value: string; rows: number }

/**
 * A merged cell that spans rows says its text for each of them. Numbers are not repeated, since a total over several
 * rows would then count several times: those are given back.
 */
function fillMerged({ rows, merges }: SheetCells): KeptMerge[] {
  const kept: KeptMerge[] = []
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const { top, left, bottom } of merges) {
    const value = byNumber.get(top)?.cells[left]
    if (bottom === top || value === null || value === undefined) continue
    if (typeof value === 'string') fillDown(rows, top, bottom, left, value)
    else
      kept.push({
        row: top,
        column: left,
        value: String(typeof value === 'object' ? value.date : value),
        rows: bottom - top + 1,
      })
  }
  return kept
}

function fillDown(rows: RawRow[], top: number, bottom: number, column: number, value: string): void {
  for (const { row, cells } of rows) {
    if (row <= top || row > bottom) continue
    while (cells.length < column) cells.push(null)
    cells[column] ??= value
  }
}

function mergedLeft(merges: Merge[], row: number, column: number): number {
  const over = merges.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return over?.left ?? column
}

function sheetNotes(sheet: SheetPart, cells: SheetCells, workbook: Workbook): TableNote[] {
  const notes: TableNote[] = []
  const add = (code: string, message: string) => notes.push({ code, message })
  if (sheet.hidden) add('sheet.hidden', `The sheet "${sheet.name}" is hidden in the workbook.`)
  if (cells.formulas > 0)
    add('sheet.formulas', `${cells.formulas} cells hold formulas; their last calculated values were taken.`)
  if (cells.merges.length > 0)
    add('sheet.merged', `${cells.merges.length} merged areas; text that spans rows was taken for each of them.`)
  if (workbook.dates === '1904') add('sheet.dates1904', 'Dates count from 1904 in this workbook.')
  return notes
}

function uncalculatedProblems(table: RawTable, { uncalculated }: SheetCells): ImportProblem[] {
  const inTable = uncalculated.filter(({ row, column }) => row > table.headerRow && column < table.headers.length)
  return inTable
    .slice(0, 100)
    .map(({ row, column }) =>
      readingProblem(
        table.file,
        'cellUnread',
        'cell.uncalculated',
        'The cell holds a formula that was never calculated.',
        'Maybe open the workbook in a spreadsheet program and save it again.',
        { ...(table.sheet === undefined ? {} : { sheet: table.sheet }), row, column: columnName(table, column) },
      ),
    )
}

function mergeProblems(table: RawTable, kept: KeptMerge[]): ImportProblem[] {
  const inTable = kept.filter(({ row }) => row > table.headerRow)
  return inTable
    .slice(0, 100)
    .map(({ row, column, value, rows }) =>
      readingProblem(
        table.file,
        'warning',
        'cell.merged',
        `One number is merged over ${rows} rows; it was taken for row ${row} only.`,
        'Maybe divide it among the rows in the file.',
        { ...(table.sheet === undefined ? {} : { sheet: table.sheet }), row, column: columnName(table, column), value },
      ),
    )
}
