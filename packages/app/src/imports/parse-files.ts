import { createHash } from 'node:crypto'
import { readTables } from '@gantry/formats/tables/index'
import { interpretTable } from '@gantry/domain/import/interpret-table'
import { portfolioProblem } from '@gantry/domain/import/portfolio-fitness'
import { mappingOf } from '@gantry/domain/import/propose-mapping'
import type { ColumnMapping, ColumnProposal, ImportContext, ImportProblem, RawTable } from '@gantry/domain/import/types'
import { chosenColumns } from './mapping-choice.ts'
import type { DroppedFile, ParsedFile, ParsedTable, ParseOptions } from './parsed-file.ts'

/** How far it is, and whether to stop; both are asked for between files and now and then inside one. */
export interface Watch {
  /** 0 to 1, over all files. */
  progress(fraction: number): void
  stopped(): boolean
}

/** Bytes → tables → mapping → rows, file by file. Never throws for what a file holds: that is among its problems. */
export function parseFiles(files: readonly DroppedFile[], options: ParseOptions, watch: Watch): ParsedFile[] {
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0) || 1
  let before = 0
  return files.map((file) => {
    const parsed = parseFile(file, options, {
      stopped: watch.stopped,
      progress: (fraction) => watch.progress((before + fraction * file.bytes.length) / total),
    })
    before += file.bytes.length
    watch.progress(before / total)
    return parsed
  })
}

function parseFile(file: DroppedFile, options: ParseOptions, watch: Watch): ParsedFile {
  const read = readTables(file.bytes, file.name, {
    stopped: watch.stopped,
    progress: (fraction) => watch.progress(fraction * 0.5),
  })
  const tables: ParsedTable[] = []
  const problems: ImportProblem[] = [...read.problems]
  for (const [i, table] of read.tables.entries()) {
    const parsed = table.rows.length > 0 ? parseTable(table, besideSheets(options, tables)) : null
    const beside = parsed !== null && read.tables.length > 1 ? portfolioProblem(table, [...parsed.columns]) : null
    if (beside !== null) problems.push(beside)
    else if (parsed !== null) tables.push(parsed)
    watch.progress(0.5 + (0.5 * (i + 1)) / read.tables.length)
  }
  problems.push(...tables.flatMap((table) => table.interpreted.problems))
  const taken = tables.filter((table) => table.interpreted.rows.length > 0)
  if (taken.length === 0 && !problems.some((problem) => problem.effect === 'fileRefused'))
    problems.push(nothingIn(file.name, read.tables))
  return { name: file.name, bytes: file.bytes.length, sha256: sha256(file.bytes), tables: taken, problems }
}

/** Sheets of one file speak of the same things: a column goes where it went in the sheets before. */
function besideSheets(options: ParseOptions, tables: readonly ParsedTable[]): ParseOptions {
  const sheets = tables.flatMap(({ sheet, interpreted }) =>
    sheet === undefined ? [] : [{ ...interpreted.mapping, sheet }],
  )
  if (sheets.length === 0) return options
  return { ...options, context: { ...options.context, earlier: [...(options.context.earlier ?? []), ...sheets] } }
}

function parseTable(table: RawTable, options: ParseOptions): ParsedTable {
  const { choice } = options
  const context = contextOf(table, options)
  const columns = chosenColumns(table, context, choice)
  const interpreted = interpretTable(table, mappingOf(table, columns.map(mappingColumn)), context)
  return {
    file: table.file,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: table.headerRow,
    headers: table.headers.map((header) => header.original),
    columns,
    interpreted,
  }
}

/** What is said of a sheet goes before what is said of its file, and that before what is said of all files. */
function contextOf({ file, sheet }: RawTable, { context, periods = [] }: ParseOptions): ImportContext {
  const said =
    periods.find((each) => each.file === file && each.sheet !== undefined && each.sheet === sheet) ??
    periods.find((each) => each.file === file && each.sheet === undefined)
  return said === undefined ? context : { ...context, period: said.period }
}

/** What is kept of a proposal: how to read the column, without how sure that was. */
function mappingColumn({
  confidence: _,
  by: __,
  alternatives: ___,
  samples: ____,
  counts: _____,
  absences: ______,
  examples: _______,
  ...mapping
}: ColumnProposal): ColumnMapping {
  return mapping
}

function nothingIn(file: string, tables: readonly RawTable[]): ImportProblem {
  const headings = tables.flatMap(({ headers }) => headers.map(({ text }) => text).filter((text) => text !== ''))
  const onlyHeader = tables.every(({ rows }) => rows.length === 0)
  return {
    file,
    row: null,
    column: null,
    value: null,
    code: 'file.noRows',
    message: onlyHeader
      ? 'The file has no row below its header, so there is nothing to take.'
      : `No row of this file names a project in any of its ${headings.length} columns, so there is nothing to take.`,
    mend: onlyHeader
      ? 'Maybe the export was filtered to nothing; try it again.'
      : 'Maybe say which column holds the name or the id.',
    effect: 'fileRefused',
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
