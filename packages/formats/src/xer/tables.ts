import type { FindingLog } from '../plans/finding-log.ts'
import { Refuse } from '../plans/refuse.ts'
import type { XerLimits } from './limits.ts'
import { type XerFile, XerRow } from './xer-file.ts'

/**
 * Lines `%T name`, `%F columns…`, `%R fields…`, `%E`, tabs between; a line that begins otherwise continues the last
 * field of the row above (memos hold line breaks).
 */
export function parseTables(text: string, limits: XerLimits, log: FindingLog): XerFile {
  const reader = new TableReader(limits, log)
  const end = text.length
  let line = 0
  for (let at = 0; at < end; ) {
    let to = text.indexOf('\n', at)
    if (to < 0) to = end
    line++
    reader.line(text.slice(at, to > at && text.charCodeAt(to - 1) === 13 ? to - 1 : to), line)
    at = to + 1
  }
  return reader.finish(line)
}

interface OpenTable {
  readonly name: string
  /** All that the table has named. */
  columns: Set<string>
  /** Where the columns that were named last stand in a row, and how many those are. */
  places: Map<string, number>
  width: number
  readonly rows: XerRow[]
}

class TableReader {
  readonly #limits: XerLimits
  readonly #log: FindingLog
  readonly #tables = new Map<string, OpenTable>()
  #header: string[] | undefined
  #table: OpenTable | undefined
  /** Fields of the row being read: its end shows only where the next line begins. */
  #fields: string[] | undefined
  #fieldsLine = 0
  #rows = 0
  #ended = false

  constructor(limits: XerLimits, log: FindingLog) {
    this.#limits = limits
    this.#log = log
  }

  line(text: string, line: number): void {
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

  finish(line: number): XerFile {
    this.#closeRow()
    if (this.#header === undefined) throw notXer()
    if (!this.#ended) {
      this.#log.warn('xer.truncated', 'The file ends before its end mark: rows may be missing.', {
        place: `line ${line}`,
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
    this.#table = known ?? { name: clean, columns: new Set(), places: new Map(), width: 0, rows: [] }
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
    table.places = new Map()
    names.forEach((name, index) => {
      if (isName(name) && !table.places.has(name)) table.places.set(name, index + 1)
    })
    if (table.places.size < names.length) {
      this.#log.warn(
        'xer.columnName',
        `The table ${table.name} has columns without a proper name; they were left out.`,
        at(line),
      )
    }
    table.width = names.length
    table.columns = new Set([...table.columns, ...table.places.keys()])
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
    this.#fields = text.split('\t', this.#table.width + 2)
    this.#fieldsLine = line
  }

  #continueRow(text: string, line: number): void {
    const fields = this.#fields
    if (fields === undefined) {
      if (text.trim() !== '')
        this.#log.warn('xer.strayLine', 'Lines that are no part of a table were left out.', at(line))
      return
    }
    const [first = '', ...more] = text.split('\t', (this.#table?.width ?? 0) + 2)
    const joined = `${fields.at(-1) ?? ''}\n${first}`
    if (joined.length > this.#limits.fieldLength) throw tooLong(line)
    fields[fields.length - 1] = joined
    fields.push(...more)
  }

  #closeRow(): void {
    const fields = this.#fields
    const table = this.#table
    this.#fields = undefined
    if (fields === undefined || table === undefined) return
    if (fields.length - 1 > table.width) {
      this.#log.warn(
        'xer.rowTooLong',
        `Rows of ${table.name} have more fields than columns; the rest was left out.`,
        at(this.#fieldsLine),
      )
    }
    if (fields.some((field) => field.length > this.#limits.fieldLength)) throw tooLong(this.#fieldsLine)
    table.rows.push(new XerRow(this.#fieldsLine, fields, table.places))
  }
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
