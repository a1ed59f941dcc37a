import type { RawCell, RawRow } from '@gantry/domain/import/raw-table'
import { serialDate, type NumberFormat } from './number-format.ts'
import { stopped, tooMany } from './read-csv.ts'
import { Refusal } from './refusal.ts'
import { walkXml } from './walk-xml.ts'
import { unescapeString, type Workbook } from './workbook-parts.ts'
import type { InflateBudget, ZipEntry } from './zip.ts'

export type Merge = { top: number; left: number; bottom: number; right: number }
export type SheetCells = {
  rows: RawRow[]
  merges: Merge[]
  formulas: number
  /** Cells whose formula was never calculated: row and column (from 0). */
  uncalculated: { row: number; column: number }[]
}

export type CellBudget = { cells: number }

/** One worksheet's cells: values as last calculated, dates by number format. Rows without any value are left out. */
export function readSheetCells(
  file: { bytes: Uint8Array; budget: InflateBudget; cells: CellBudget },
  entry: ZipEntry,
  workbook: Workbook,
  sheet: string,
): SheetCells {
  const reader = new SheetReader(workbook, sheet, file.budget, file.cells)
  walkXml(file.bytes, entry, file.budget, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.take(text),
    close: (name) => reader.close(name),
  })
  return reader.result
}

class SheetReader {
  readonly result: SheetCells = { rows: [], merges: [], formulas: 0, uncalculated: [] }
  private readonly workbook: Workbook
  private readonly sheet: string
  private readonly budget: InflateBudget
  private readonly counted: CellBudget
  private row = 0
  private column = -1
  private cells: RawCell[] = []
  private type = ''
  private style = 0
  private text = ''
  private taking = false
  private valued = false
  private formula = false
  private inData = false

  constructor(workbook: Workbook, sheet: string, budget: InflateBudget, counted: CellBudget) {
    this.workbook = workbook
    this.sheet = sheet
    this.budget = budget
    this.counted = counted
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'sheetData') this.inData = true
    else if (name === 'mergeCell') this.addMerge(attributes.ref ?? '')
    if (!this.inData) return
    if (name === 'row') this.openRow(Number(attributes.r))
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || name === 't') {
      this.taking = true
      this.valued = true
    } else if (name === 'f') this.formula = true
    else if (name === 'rPh') this.taking = false
  }

  take(text: string): void {
    if (this.taking) this.text += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false
    else if (name === 'c' && this.inData) this.closeCell()
    else if (name === 'row' && this.inData) this.closeRow()
    else if (name === 'sheetData') this.inData = false
  }

  private openRow(number: number): void {
    this.row = Number.isInteger(number) && number > this.row ? number : this.row + 1
    this.column = -1
    this.cells = []
    if ((this.row & 255) === 0 && this.budget.limits.stopped?.()) throw stopped(this.row)
  }

  private openCell(attributes: Record<string, string>): void {
    const column = columnIndex(attributes.r ?? '')
    this.column = column > this.column ? column : this.column + 1
    this.type = attributes.t ?? 'n'
    this.style = Number(attributes.s ?? 0)
    this.text = ''
    this.valued = false
    this.formula = false
  }

  private closeCell(): void {
    if (this.formula) this.result.formulas++
    if (!this.valued || this.text === '') {
      if (this.formula && !this.valued) this.result.uncalculated.push({ row: this.row, column: this.column })
      return
    }
    const { columns, cells, cellLength } = this.budget.limits
    if (this.column >= columns) throw tooMany('columns', this.column + 1, columns, this.row, this.sheet)
    if (++this.counted.cells > cells) throw tooMany('cells', this.counted.cells, cells, this.row, this.sheet)
    const value = this.value()
    if (typeof value === 'string' && value.length > cellLength) throw longCell(this.sheet, this.row, this.column, value)
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = value
  }

  private closeRow(): void {
    const { rows } = this.budget.limits
    if (this.cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))) return
    if (this.result.rows.length >= rows) throw tooMany('rows', this.result.rows.length + 1, rows, this.row, this.sheet)
    this.result.rows.push({ row: this.row, cells: this.cells })
  }

  private value(): RawCell {
    if (this.type === 's') return this.workbook.strings[Number(this.text)] ?? null
    if (this.type === 'inlineStr' || this.type === 'str') return unescapeString(this.text)
    if (this.type === 'b') return this.text === '1'
    if (this.type === 'd') return { date: this.text.slice(0, 16).replace(/T00:00$/, '') }
    if (this.type === 'e') return this.text
    const number = Number(this.text)
    if (!Number.isFinite(number)) return this.text
    return formatted(number, this.workbook.formats[this.style] ?? 'number', this.workbook.dates)
  }

  private addMerge(ref: string): void {
    const [from = '', to = from] = ref.split(':')
    const [left, right] = [columnIndex(from), columnIndex(to)]
    const [top, bottom] = [rowNumber(from), rowNumber(to)]
    if (left >= 0 && right >= left && top > 0 && bottom >= top) this.result.merges.push({ top, left, bottom, right })
  }
}

/** A number as its format shows it: day, "12%" or "£1234.5"; plain numbers stay numbers. */
function formatted(number: number, format: NumberFormat, dates: '1900' | '1904'): RawCell {
  if (format === 'number') return number
  if (format === 'percent') return `${Number((number * 100).toPrecision(12))}%`
  if (format === 'date') {
    const date = serialDate(number, dates)
    return date === null ? (number >= 0 && number < 1 ? clockTime(number) : number) : { date }
  }
  return `${number < 0 ? '-' : ''}${format.sign}${Math.abs(number)}`
}

function clockTime(fraction: number): string {
  const minutes = Math.round(fraction * 1440)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** 'AB12' → 27 (from 0); -1 where there are no letters. */
export function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}

function rowNumber(reference: string): number {
  return Number(/\d+/.exec(reference)?.[0] ?? 0)
}

function longCell(sheet: string, row: number, column: number, value: string): Refusal {
  const message = `The cell in row ${row} has ${value.length} characters; that is more than can be read.`
  return new Refusal('cell.tooLong', message, 'Maybe it holds a whole document; shorten it.', {
    sheet,
    row,
    column: String(column + 1),
    value,
  })
}
