import { cellText } from './cell-text.ts'
import { moneyOddities } from './money-oddities.ts'
import { mappingOf, proposeMapping } from './propose-mapping.ts'
import { nameIn, refuseRow } from './phantom-rows.ts'
import { proposePeriods } from './propose-periods.ts'
import { columnName } from './raw-table.ts'
import { readCell, type CellRead } from './read-cell.ts'
import type {
  ColumnMapping,
  ImportContext,
  ImportProblem,
  InterpretedCell,
  InterpretedRow,
  InterpretedTable,
  Mapping,
  PeriodProposal,
  RawTable,
} from './types.ts'

type Row = RawTable['rows'][number]
type Reader = (text: string) => CellRead

/**
 * A raw table under a mapping → typed rows, periods and problems. Every row of the table is either among `rows` or
 * refused in `problems`; every cell of a mapped column is a value, a range or a typed absence, with its raw text.
 */
export function interpretTable(table: RawTable, mapping: Mapping, context: ImportContext = {}): InterpretedTable {
  const columns = mapping.columns.filter(({ index }) => index < table.headers.length)
  const problems: ImportProblem[] = []
  const { kept, refused } = divide(table, columns)
  const { proposals, labelOf } = proposePeriods(table, columns, kept, context)
  const readers = columns
    .filter(({ target }) => target !== 'ignore')
    .map((column) => ({ column, read: reader(column, context) }))
  const rows: InterpretedRow[] = []
  const seen = new Map<string, InterpretedRow>()
  for (const raw of kept) {
    const period = labelOf(raw)
    if (period === null) {
      problems.push(undatedProblem(raw, columns, table))
      continue
    }
    const { row, complaints } = interpretRow(raw, period, readers, table)
    const twin = twinOf(row, seen)
    if (twin === null) {
      rows.push(row)
      problems.push(...complaints)
    } else problems.push(duplicateProblem(row, twin, table))
  }
  problems.push(
    ...refused,
    ...gaps(table),
    ...overruledProblems(proposals, table),
    ...leftOut(table),
    ...assumedCurrencies(table, columns),
    ...assumedUnits(table, columns),
    ...contradictoryMoney(table, columns, kept),
  )
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return {
    file: table.file,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    mapping,
    periods: countRows(proposals, rows),
    rows,
    problems,
    unmapped: columns
      .filter(({ target }) => target === 'ignore')
      .map(({ index, reason }) => ({ index, header: table.headers[index]?.text ?? '', reason })),
  }
}

/** The whole road for one table: proposed mapping (or the one given), then its rows. */
export function interpretWith(table: RawTable, context: ImportContext = {}): InterpretedTable {
  return interpretTable(
    table,
    mappingOf(table, proposeMapping(table, context.known, context.earlier, context, context.changes)),
    context,
  )
}

function divide(table: RawTable, columns: ColumnMapping[]): { kept: Row[]; refused: ImportProblem[] } {
  const kept: Row[] = []
  const refused: ImportProblem[] = []
  for (const row of table.rows) {
    const refusal = refuseRow(row, table, columns)
    if (refusal === null) kept.push(row)
    else refused.push(problem(table, 'rowRefused', { row: row.row, column: null, ...refusal }))
  }
  return { kept, refused }
}

/** Cells repeat a lot: each distinct text of a column is read once. */
function reader(column: ColumnMapping, context: ImportContext): Reader {
  const known = new Map<string, CellRead>()
  return (text) => {
    let read = known.get(text)
    if (read === undefined) {
      read = readCell(text, column, context)
      if (known.size < 20_000) known.set(text, read)
    }
    return read
  }
}

function interpretRow(raw: Row, period: string, readers: { column: ColumnMapping; read: Reader }[], table: RawTable) {
  const texts = raw.cells.map(cellText)
  const cells: Record<string, InterpretedCell> = {}
  const complaints: ImportProblem[] = []
  for (const { column, read } of readers) {
    const text = texts[column.index] ?? ''
    const { cell, complaint } = read(text)
    cells[column.target] = merge(cells[column.target], cell)
    if (complaint === undefined) continue
    const where = { row: raw.row, column: columnName(table, column.index), value: text }
    complaints.push(problem(table, 'cellUnread', { ...where, ...complaint }))
  }
  const externalId = valueText(cells['initiative.externalId'])
  const title =
    valueText(cells['initiative.title']) ?? (nameIn(cells['initiative.title']?.raw ?? '') || externalId || '')
  const row: InterpretedRow = {
    row: raw.row,
    period,
    externalId,
    title,
    unit: valueText(cells['initiative.unit']),
    cells,
    raw: texts,
  }
  return { row, complaints }
}

/** Two columns a person mapped to one field: the first that holds something is taken. */
function merge(before: InterpretedCell | undefined, cell: InterpretedCell): InterpretedCell {
  return before === undefined || ('absent' in before && !('absent' in cell)) ? cell : before
}

function valueText(cell: InterpretedCell | undefined): string | null {
  return cell !== undefined && 'value' in cell && typeof cell.value === 'string' ? cell.value : null
}

/** The earlier row of the same period with the same id, or without ids the same name and unit. */
function twinOf(row: InterpretedRow, seen: Map<string, InterpretedRow>): InterpretedRow | null {
  const who =
    row.externalId === null
      ? `name ${row.title.toLowerCase()}|${(row.unit ?? '').toLowerCase()}`
      : `id ${row.externalId.toLowerCase()}`
  const key = `${row.period}|${who}`
  const twin = seen.get(key)
  if (twin !== undefined) return twin
  seen.set(key, row)
  return null
}

function duplicateProblem(row: InterpretedRow, twin: InterpretedRow, table: RawTable): ImportProblem {
  const same = row.raw.every((text, index) => text === twin.raw[index])
  const byId = row.externalId !== null
  const value = row.externalId ?? row.title
  const what = byId ? `the id "${value}"` : `the name "${value}" and the same organisation unit`
  const message = `Row ${row.row} has ${what} of row ${twin.row}${same ? ' and repeats it' : ' but other values'}; row ${twin.row} was taken.`
  const mend = same ? 'Nothing needs to be done.' : 'Maybe one of them has a wrong id or name; correct it in the file.'
  const column = headerOf(table, row.cells[byId ? 'initiative.externalId' : 'initiative.title'])
  return problem(table, 'rowRefused', {
    row: row.row,
    column,
    value,
    code: byId ? 'id.duplicate' : 'name.duplicate',
    message,
    mend,
  })
}

function headerOf(table: RawTable, cell: InterpretedCell | undefined): string | null {
  return cell === undefined ? null : columnName(table, cell.column)
}

/** Other rows say their period and this one does not: guessing it would put words into the file's mouth. */
function undatedProblem(raw: Row, columns: ColumnMapping[], table: RawTable): ImportProblem {
  const column =
    columns.find(({ target }) => target === 'period.asOf') ?? columns.find(({ target }) => target === 'period.label')
  const name = column === undefined ? null : columnName(table, column.index)
  const value = column === undefined ? null : cellText(raw.cells[column.index])
  const message = `Row ${raw.row} does not say which period it belongs to, as the other rows do.`
  const mend = 'Maybe fill in the date in the file.'
  return problem(table, 'rowRefused', { row: raw.row, column: name, value, code: 'period.missing', message, mend })
}

function overruledProblems(periods: PeriodProposal[], table: RawTable): ImportProblem[] {
  const said = periods[0]?.evidence.find(({ source, won }) => source === 'user' && !won)
  if (said === undefined) return []
  const message = `The period was not taken: ${said.words}.`
  const mend = 'Maybe leave the period out, or bring in the rows of one period.'
  return [problem(table, 'warning', { row: null, column: null, value: null, code: 'period.several', message, mend })]
}

/** What reading the file took out of its texts. */
function leftOut(table: RawTable): ImportProblem[] {
  return table.notes
    .filter(({ code }) => code === 'text.nul')
    .map(({ code, message, row = null }) => {
      const mend = 'Maybe the file was copied from a binary one; look at what this row says.'
      return problem(table, 'warning', { row, column: null, value: null, code, message, mend })
    })
}

function assumedCurrencies(table: RawTable, columns: ColumnMapping[]): ImportProblem[] {
  const assumed = columns.filter(({ target, format }) => target !== 'ignore' && format.money?.currencyAssumed)
  const byCurrency = Map.groupBy(assumed, ({ format }) => format.money?.currency ?? 'XXX')
  return [...byCurrency].map(([currency, those]) => {
    const names = those.map(({ index }) => columnName(table, index))
    const quoted = names.map((name) => `“${name}”`).join(', ')
    const are = names.length === 1 ? 'is' : 'are'
    const message =
      currency === 'XXX'
        ? `Nothing says in which currency ${quoted} ${are}; the numbers are kept without a sign.`
        : `Nothing in the file says in which currency ${quoted} ${are}; ${currency} was taken, as the organisation uses it.`
    const words = { code: 'money.currencyAssumed', message, mend: 'Maybe say the currency of these files.' }
    return problem(table, 'warning', {
      row: null,
      column: names.length === 1 ? names[0]! : null,
      value: null,
      ...words,
    })
  })
}

/** A unit taken over from other columns may be wrong a thousandfold: it is never taken without a word. */
function assumedUnits(table: RawTable, columns: ColumnMapping[]): ImportProblem[] {
  const assumed = columns.filter(
    ({ target, format }) => target !== 'ignore' && format.money?.multiplierAssumed && format.money.multiplier !== 1,
  )
  const [first] = assumed
  if (first === undefined) return []
  const names = assumed.map(({ index }) => columnName(table, index))
  const quoted = names.map((name) => `“${name}”`).join(', ')
  const message = `Nothing says what a bare number in ${quoted} counts; that of ${first.format.money?.multiplierFrom} was taken.`
  const words = { code: 'money.unitAssumed', message, mend: 'Maybe say what a bare number of the column counts.' }
  return [
    problem(table, 'warning', { row: null, column: names.length === 1 ? names[0]! : null, value: null, ...words }),
  ]
}

function contradictoryMoney(table: RawTable, columns: ColumnMapping[], kept: Row[]): ImportProblem[] {
  return columns
    .filter(({ target }) => target !== 'ignore')
    .flatMap((column) =>
      moneyOddities(kept, column).map((oddity) =>
        problem(table, 'warning', { column: columnName(table, column.index), ...oddity }),
      ),
    )
}

/** Entirely empty rows between others, one problem for each stretch. */
function gaps(table: RawTable): ImportProblem[] {
  const found: ImportProblem[] = []
  let before = table.headerRow
  for (const { row } of table.rows) {
    if (before > 0 && row > before + 1) {
      const stretch = row === before + 2 ? `Row ${before + 1} is` : `Rows ${before + 1} to ${row - 1} are`
      const words = { code: 'row.blank', message: `${stretch} empty.`, mend: 'Nothing needs to be done.' }
      found.push(problem(table, 'rowRefused', { row: before + 1, column: null, value: null, ...words }))
    }
    before = row
  }
  return found
}

function countRows<Period extends { label: string; rows: number }>(
  periods: Period[],
  rows: InterpretedRow[],
): Period[] {
  const counts = new Map<string, number>()
  for (const { period } of rows) counts.set(period, (counts.get(period) ?? 0) + 1)
  return periods.map((period) => ({ ...period, rows: counts.get(period.label) ?? 0 }))
}

type Words = Pick<ImportProblem, 'row' | 'column' | 'value' | 'code' | 'message' | 'mend'>

function problem(table: RawTable, effect: ImportProblem['effect'], words: Words): ImportProblem {
  const { row, column, value, code, message, mend } = words
  const clipped = value !== null && value.length > 200 ? `${value.slice(0, 200)}…` : value
  return {
    file: table.file,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    row,
    column,
    value: clipped,
    code,
    message,
    mend,
    effect,
  }
}
