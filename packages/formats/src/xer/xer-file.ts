/** An XER file as what it is: a header line and tables of text. Empty fields are left out of a row. */
export interface XerFile {
  /** ERMHDR's fields: version, date of export, …, currency. */
  readonly header: readonly string[]
  readonly tables: ReadonlyMap<string, XerTable>
}

export interface XerTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly XerRow[]
}

/** Raw text by column; empty fields are left out. */
export type Cells = Readonly<Record<string, string>>

/** A row as the fields of its line, found by the places of the table's columns. */
export class XerRow {
  readonly line: number
  readonly #fields: readonly string[]
  readonly #places: ReadonlyMap<string, number>
  #cells: Cells | undefined

  constructor(line: number, fields: readonly string[], places: ReadonlyMap<string, number>) {
    this.line = line
    this.#fields = fields
    this.#places = places
  }

  static of(cells: Cells): XerRow {
    const places = new Map(Object.keys(cells).map((column, index) => [column, index]))
    return new XerRow(0, Object.values(cells), places)
  }

  /** Undefined where the field is empty. */
  text(column: string): string | undefined {
    const place = this.#places.get(column)
    const field = place === undefined ? undefined : this.#fields[place]
    return field === '' ? undefined : field
  }

  get cells(): Cells {
    return (this.#cells ??= this.without(nothing))
  }

  /** All fields but those of some columns. */
  without(columns: ReadonlySet<string>): Cells {
    const cells: Record<string, string> = {}
    for (const [column, place] of this.#places) {
      const field = this.#fields[place]
      if (field !== undefined && field !== '' && !columns.has(column)) cells[column] = field
    }
    return cells
  }
}

const nothing: ReadonlySet<string> = new Set()
