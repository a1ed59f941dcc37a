import { TextPool } from '../mspdi/text-pool.ts'
import { recordOf } from './record.ts'

/** An XER file as what it is: a header line and tables of text. Empty fields are left out of a row. */
export interface XerFile {
  /** ERMHDR's fields: version, date of export, …, currency. */
  readonly header: readonly string[]
  readonly tables: ReadonlyMap<string, XerTable>
}

export interface XerTable {
  readonly name: string
  readonly columns: readonly string[]
  rows: readonly XerRow[]
}

/** Rows of a table, each given once: the table has none afterwards, and what was given can leave the memory. */
export function* takeRows(file: XerFile, name: string): Generator<XerRow> {
  const table = file.tables.get(name)
  if (table === undefined) return
  const rows: (XerRow | undefined)[] = [...table.rows]
  table.rows = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    rows[at] = undefined
    yield row
  }
}

/** Raw text by column; empty fields are left out. */
export type Cells = Readonly<Record<string, string>>

/** What the rows of a table share: the places of its columns, texts that come again and again, and the row read last. */
export class RowColumns {
  readonly places: ReadonlyMap<string, number>
  readonly pool: TextPool
  /** Rows are read one after another: only the last has its fields apart. */
  #last: readonly [text: string, fields: readonly string[]] = ['', ['']]

  constructor(places: ReadonlyMap<string, number>, pool: TextPool) {
    this.places = places
    this.pool = pool
  }

  fieldsOf(text: string): readonly string[] {
    if (this.#last[0] !== text) this.#last = [text, text.split('\t')]
    return this.#last[1]
  }
}

/** A row as its line, whose fields are found by the places of the table's columns when they are asked for. */
export class XerRow {
  readonly line: number
  readonly #text: string
  readonly #columns: RowColumns
  #cells: Cells | undefined

  constructor(line: number, text: string, columns: RowColumns) {
    this.line = line
    this.#text = text
    this.#columns = columns
  }

  static of(cells: Cells): XerRow {
    const places = new Map(Object.keys(cells).map((column, index) => [column, index]))
    return new XerRow(0, Object.values(cells).join('\t'), new RowColumns(places, new TextPool()))
  }

  /** Undefined where the field is empty. */
  text(column: string): string | undefined {
    const place = this.#columns.places.get(column)
    const field = place === undefined ? undefined : this.#columns.fieldsOf(this.#text)[place]
    return field === '' ? undefined : field
  }

  /** A text of the row, to be kept: without the piece of the file that it was cut from. */
  own(text: string): string {
    return this.#columns.pool.own(text)
  }

  get cells(): Cells {
    return (this.#cells ??= this.without(nothing))
  }

  /** All fields but those of some columns. */
  without(columns: ReadonlySet<string>): Cells {
    const fields = this.#columns.fieldsOf(this.#text)
    const names: string[] = []
    const values: string[] = []
    for (const [column, place] of this.#columns.places) {
      const field = fields[place]
      if (field === undefined || field === '' || columns.has(column)) continue
      names.push(column)
      values.push(this.own(field))
    }
    return recordOf(names, values)
  }

  /** In characters. */
  longestField(): number {
    return this.#columns.fieldsOf(this.#text).reduce((most, { length }) => Math.max(most, length), 0)
  }
}

const nothing: ReadonlySet<string> = new Set()
