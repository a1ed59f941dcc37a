import type { Absence } from '@gantry/domain/absence'
import type { RawTable } from '@gantry/domain/import/raw-table'
import { readTables } from '@gantry/formats/tables/index'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refusal, refuse } from '../outcome.ts'
import { fillReport, type FillInput } from './filling.ts'
import type { PeriodReport } from './period-reports.ts'
import { cellOf, cellWords, ratingOf, readSheetCell, type SheetColumn } from './sheet-columns.ts'
import { keyHeader, type SheetFrame, sheetFrame, wordsHash } from './sheet-out.ts'

export interface CellProblem {
  readonly column: string
  readonly value: string
  readonly message: string
  readonly mend: string
}

export interface SheetRow {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly ref: string | null
  readonly title: string | null
  readonly outcome: 'applied' | 'unchanged' | 'conflict' | 'problem'
  readonly problems: readonly CellProblem[]
  /** Cells by heading: what came back, and what stands there now. */
  readonly both?: {
    readonly yours: Readonly<Record<string, string>>
    readonly theirs: Readonly<Record<string, string>>
  }
}

export interface SheetAnswer {
  readonly file: string
  readonly counts: Readonly<Record<SheetRow['outcome'], number>>
  readonly rows: readonly SheetRow[]
}

const limits = { bytes: 20 * 1024 * 1024 }
const mostRows = 5000

/** Takes a filled-in sheet back: each row is applied whole, or not at all. */
export async function sheetIn(
  context: Context,
  ref: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<SheetAnswer>> {
  const frame = await sheetFrame(context, ref)
  if (!frame.ok) return frame
  const { tables, problems } = readTables(file.bytes, file.name, limits)
  const table = tables.find(({ headers }) => headers.some(({ text }) => text === keyHeader))
  if (!table) return notASheet(file.name, problems.find(({ effect }) => effect === 'fileRefused')?.message)
  if (table.rows.length > mostRows) return tooLong(table.rows.length)
  const rows: SheetRow[] = []
  const seen = new Set<string>()
  for (const { row, cells } of table.rows) rows.push(await takeRow(context, frame.value, table, { row, cells }, seen))
  const counts = { applied: 0, unchanged: 0, conflict: 0, problem: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return done({ file: file.name, counts, rows })
}

type Cells = RawTable['rows'][number]

interface Changed {
  readonly column: SheetColumn
  readonly text: string
  readonly stands: string
}

async function takeRow(
  context: Context,
  frame: SheetFrame,
  table: RawTable,
  { row, cells }: Cells,
  seen: Set<string>,
): Promise<SheetRow> {
  const text = (header: string) => cellWords(cells[table.headers.findIndex((one) => one.text === header)])
  const key = text(keyHeader)
  const [, ref = '', version = '', hash = ''] = /^(STA-\d+)@(\d+)#([0-9a-f]{12})$/.exec(key) ?? []
  const told = { row, ref: ref || null, title: null }
  if (ref === '' || seen.has(ref)) return { ...told, outcome: 'problem', problems: [keyProblem(key, seen.has(ref))] }
  seen.add(ref)
  const report = frame.mine.find(({ record }) => record.ref === ref)
  if (!report) return { ...told, outcome: 'problem', problems: [notMine(key)] }
  const named = { ...told, title: report.record.title }
  const sent = frame.columns.filter(({ out }) => table.headers.some((one) => one.text === out.header))
  if (sent.length === frame.columns.length && wordsHash(sent.map(({ out }) => text(out.header))) === hash)
    return { ...named, outcome: 'unchanged', problems: [] }
  const changed = sent
    .map((column) => ({
      column,
      text: text(column.out.header),
      stands: cellWords(cellOf(column, report, frame.currency)),
    }))
    .filter((cell) => cell.text !== cell.stands)
  if (changed.length === 0) return { ...named, outcome: 'unchanged', problems: [] }
  if (report.record.version !== Number(version)) return { ...named, ...conflict(changed) }
  return { ...named, ...(await applyRow(context, frame, report, changed)) }
}

type Result = Pick<SheetRow, 'outcome' | 'problems' | 'both'>

async function applyRow(
  context: Context,
  frame: SheetFrame,
  report: PeriodReport,
  changed: readonly Changed[],
): Promise<Result> {
  const problems: CellProblem[] = []
  const fields: Record<string, unknown> = {}
  const absent: Record<string, Absence | null> = {}
  const ratings: NonNullable<FillInput['ratings']>[number][] = []
  for (const { column, text } of changed) {
    const says = readSheetCell(column, text, frame.currency, frame.fiscalYearStart)
    if ('problem' in says)
      problems.push({
        column: column.out.header,
        value: text,
        message: `“${text.slice(0, 80)}” ${says.problem}.`,
        mend: says.mend,
      })
    else if (column.assessor) ratings.push(ratingInput(report, column.assessor, says))
    else if ('absent' in says) absent[column.key] = says.absent
    else {
      fields[column.key] = says.value
      if (says.value === null) absent[column.key] = null
    }
  }
  if (problems.length > 0) return { outcome: 'problem', problems }
  const { id, version } = report.record
  const written = await fillReport(context, id, { version, fields, absent, ratings })
  if (written.ok) return { outcome: 'applied', problems: [] }
  return written.refusal.status === 409
    ? conflict(changed)
    : { outcome: 'problem', problems: refused(written.refusal, changed) }
}

function ratingInput(
  report: PeriodReport,
  assessor: 'owner' | 'independent',
  says: { readonly value: unknown } | { readonly absent: Absence },
) {
  const before = ratingOf(report, assessor)
  const dimension = before ? { dimension: String(before.dimension) } : {}
  if ('absent' in says) return { assessor, ...dimension, value: null, absent: says.absent }
  return { assessor, ...dimension, value: says.value as string | null }
}

function conflict(changed: readonly Changed[]): Result {
  const side = (of: 'text' | 'stands') => Object.fromEntries(changed.map((cell) => [cell.column.out.header, cell[of]]))
  return { outcome: 'conflict', problems: [], both: { yours: side('text'), theirs: side('stands') } }
}

function refused({ message, mend = '', fields = [] }: Refusal, changed: readonly Changed[]): CellProblem[] {
  const named = fields.flatMap((problem) => {
    const cell = changed.find(({ column }) => column.key === problem.field)
    return cell ? [{ column: cell.column.out.header, value: cell.text, message: problem.message, mend }] : []
  })
  return named.length > 0 ? named : [{ column: keyHeader, value: '', message, mend }]
}

function keyProblem(value: string, twice: boolean): CellProblem {
  const message = twice
    ? 'This report stands in the sheet twice; the first row counts.'
    : 'This row does not say which report it is of.'
  return {
    column: keyHeader,
    value: value.slice(0, 100),
    message,
    mend: 'Maybe take a fresh sheet, and leave its first column as it is.',
  }
}

function notMine(value: string): CellProblem {
  return {
    column: keyHeader,
    value,
    message: 'No report of this period that you can fill in now has this key.',
    mend: 'Maybe it was handed in already, or it belongs to another period.',
  }
}

function notASheet(name: string, why: string | undefined) {
  return refuse({
    id: 'sheet.unreadable',
    status: 422,
    message: why ?? `${name} has no column “${keyHeader}”, so it is not a sheet of this period.`,
    mend: 'Maybe take a fresh sheet and copy what was written into it.',
  })
}

function tooLong(rows: number) {
  return refuse({
    id: 'sheet.tooLong',
    status: 413,
    message: `The sheet has ${rows} rows; at most ${mostRows} are read.`,
    mend: 'Maybe leave out rows that were not filled in.',
  })
}
