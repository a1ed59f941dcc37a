import type { FindingLog } from '../plans/finding-log.ts'
import { TextPool } from '../mspdi/text-pool.ts'
import { Refuse } from '../plans/refuse.ts'
import type { XerLimits } from './limits.ts'
import { RowColumns, type XerFile, XerRow } from './xer-file.ts'

/**
 * Lines `%T name`, `%F columns…`, `%R fields…`, `%E`, tabs between; a line that begins otherwise continues the last
 * field of the row above (memos hold line breaks).
 */
export function parseTables(pieces: Iterable<string>, limits: XerLimits, log: FindingLog): XerFile {
  const reader = new TableReader(limits, log)
  let rest = ''
  for (const piece of pieces) {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', at)) {
      reader.line(lineOf(text, at, to))
      at = to + 1
    }
    rest = text.slice(at)
  }
  if (rest !== '') reader.line(lineOf(rest, 0, rest.length))
  return reader.finish()
}

const lineOf = (text: string, from: number, to: number): string =>
  text.slice(from, to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to)

interface OpenTable {
  readonly name: string
  /** All that the table has named. */
  columns: Set<string>
  /** Where the columns that were named last stand in a row, and how many those are. */
  places: RowColumns
  width: number
  readonly rows: XerRow[]
}

class TableReader {
  readonly #limits: XerLimits
  readonly #log: FindingLog
  readonly #pool = new TextPool()
  readonly #tables = new Map<string, OpenTable>()
  #header: string[] | undefined
  #table: OpenTable | undefined
  #line = 0
  /** Lines of the row being read: its end shows only where the next row begins. */
  #open: string[] | undefined
  #openLine = 0
  /** Characters of its last field so far. */
  #lastField = 0
  #rows = 0
  #ended = false

  constructor(limits: XerLimits, log: FindingLog) {
    this.#limits = limits
    this.#log = log
  }

  line(text: string): void {
    const line = ++this.#line
    if (this.#ended) return
    if (this.#header === undefined) return this.#readHeader(text, line)
    const mark = text.charCodeAt(0) === 37 && (text.charCodeAt(2) === 9 || text.length === 2) ? text[1] : undefined
    if (mark === 'R') this.#openRow(text, line)
    else if (mark === 'T') this.#openTable(text.slice(3), line)
    else if (mark === 'F') this.#readColumns(text, line)
    else if (mark === 'E') this.#end()
    else this.#continueRow(text, line)
  }

  #end(): void {
    this.#closeRow()
    this.#ended = true
  }

  finish(): XerFile {
    this.#closeRow()
    if (this.#header === undefined) throw notXer()
    if (!this.#ended) {
      this.#log.warn('xer.truncated', 'The file ends before its end mark: rows may be missing.', {
        place: `line ${this.#line}`,
      })
    }
    const tables = [...this.#tables.values()].map(({ name, columns, rows }) => ({ name, columns: [...columns], rows }))
    return { header: this.#header, tables: new Map(tables.map((table) => [table.name, table])) }
  }

  #readHeader(text: string, line: number): void {
    const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    if (bare.startsWith('ERMHDR\t')) this.#header = bare.split('\t').slice(1)
    else if (bare.trim() !== '' || line > 10) throw notXer()
  }

  #openTable(name: string, line: number): void {
    this.#closeRow()
    const clean = name.trim()
    if (!isName(clean)) {
      this.#log.warn('xer.tableName', 'A table has a name that cannot be one; its rows were left out.', at(line))
      this.#table = undefined
      return
    }
    const known = this.#tables.get(clean)
    if (known === undefined && this.#tables.size >= this.#limits.tables)
      throw tooMany('tables', this.#limits.tables, line)
    this.#table = known ?? {
      name: clean,
      columns: new Set(),
      places: new RowColumns(new Map(), this.#pool),
      width: 0,
      rows: [],
    }
    this.#tables.set(clean, this.#table)
  }

  #readColumns(text: string, line: number): void {
    this.#closeRow()
    const table = this.#table
    if (table === undefined) return
    const names = text.split('\t', this.#limits.columns + 2).slice(1)
    if (names.length > this.#limits.columns) throw tooMany('columns', this.#limits.columns, line)
    if (table.rows.length > 0 && names.join() !== [...table.columns].join()) {
      this.#log.warn('xer.columnsTwice', `The table ${table.name} names its columns twice, differently.`, at(line))
    }
    const places = new Map<string, number>()
    names.forEach((name, index) => {
      if (isName(name) && !places.has(name)) places.set(this.#pool.own(name), index + 1)
    })
    table.places = new RowColumns(places, this.#pool)
    if (places.size < names.length) {
      this.#log.warn(
        'xer.columnName',
        `The table ${table.name} has columns without a proper name; they were left out.`,
        at(line),
      )
    }
    table.width = names.length
    table.columns = new Set([...table.columns, ...places.keys()])
  }

  #openRow(text: string, line: number): void {
    this.#closeRow()
    if (this.#table === undefined) {
      this.#log.warn('xer.rowOutside', 'Rows that belong to no table were left out.', at(line))
      return
    }
    if (++this.#rows > this.#limits.rows) throw tooMany('rows', this.#limits.rows, line)
    if (this.#rows % 1000 === 0 && this.#limits.stopped?.() === true) {
      throw new Refuse(
        'read.stopped',
        'Reading was stopped.',
        'Maybe it took too long; try a smaller file.',
        `line ${line}`,
      )
    }
    this.#open = [text]
    this.#openLine = line
    this.#lastField = text.length - text.lastIndexOf('\t')
  }

  #continueRow(text: string, line: number): void {
    if (this.#open === undefined) {
      if (text.trim() !== '')
        this.#log.warn('xer.strayLine', 'Lines that are no part of a table were left out.', at(line))
      return
    }
    const tab = text.indexOf('\t')
    if (this.#lastField + (tab < 0 ? text.length : tab) > this.#limits.fieldLength) throw tooLong(line)
    this.#lastField = tab < 0 ? this.#lastField + text.length + 1 : text.length - text.lastIndexOf('\t')
    this.#open.push(text)
  }

  #closeRow(): void {
    const [open, table] = [this.#open, this.#table]
    this.#open = undefined
    if (open === undefined || table === undefined) return
    const text = open.length === 1 ? open[0]! : open.join('\n')
    if (tabsIn(text) > table.width) {
      this.#log.warn(
        'xer.rowTooLong',
        `Rows of ${table.name} have more fields than columns; the rest was left out.`,
        at(this.#openLine),
      )
    }
    const row = new XerRow(this.#openLine, text, table.places)
    const { fieldLength } = this.#limits
    if (text.length > fieldLength && row.longestField() > fieldLength) throw tooLong(this.#openLine)
    table.rows.push(row)
  }
}

function tabsIn(text: string): number {
  let tabs = 0
  for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', at + 1)) tabs++
  return tabs
}

/** Names of P6's tables and columns; anything else could not be told from what every object has. */
function isName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(text) && !(text in {})
}

function at(line: number): { place: string } {
  return { place: `line ${line}` }
}

function notXer(): Refuse {
  return new Refuse(
    'xer.notXer',
    'The file is not an XER file: its first line does not begin with ERMHDR.',
    'Maybe it is another kind of export; in P6 choose File > Export > Primavera P6 (XER).',
    'line 1',
  )
}

function tooMany(what: string, limit: number, line: number): Refuse {
  return new Refuse(
    'file.tooLarge',
    `The file has more than ${limit} ${what}.`,
    'Maybe export fewer projects at once.',
    `line ${line}`,
  )
}

function tooLong(line: number): Refuse {
  return new Refuse(
    'file.fieldTooLong',
    'A field is longer than any text P6 writes.',
    'Maybe the file is damaged.',
    `line ${line}`,
  )
}
