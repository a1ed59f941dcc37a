import type { KeptTable } from './kept.ts'
import type { Cells } from './xer-file.ts'

/** A row to be written; columns without a value may be named too. */
export type OutCells = Readonly<Record<string, string | undefined>>

/** Tables on their way out: columns in the order they came in, then those that had to be added. */
export class OutTables {
  readonly #tables = new Map<string, { columns: Set<string>; rows: Cells[] }>()
  readonly #kept: number

  constructor(kept: readonly KeptTable[]) {
    this.#kept = kept.length
    for (const { name, columns, rows } of kept) {
      this.#tables.set(name, { columns: new Set(columns), rows: [...(rows ?? [])] })
    }
  }

  rows(table: string): readonly Cells[] {
    return this.#tables.get(table)?.rows ?? []
  }

  has(table: string): boolean {
    return this.#tables.has(table)
  }

  /** `modest` columns of a file that came in are only filled where its table has them. */
  add(table: string, cells: OutCells, modest: Cells = {}): void {
    const out = this.#open(table)
    const row: Record<string, string> = {}
    const given = Object.entries(modest).filter(([column]) => this.#kept === 0 || out.columns.has(column))
    for (const [column, text] of [...given, ...Object.entries(cells)]) {
      if (typeof text === 'string' && text !== '') {
        row[column] = text
        out.columns.add(column)
      } else if (row[column] !== undefined) delete row[column]
    }
    out.rows.push(row)
  }

  replace(table: string, rows: readonly OutCells[]): void {
    this.#open(table).rows = []
    for (const row of rows) this.add(table, row)
  }

  #open(table: string): { columns: Set<string>; rows: Cells[] } {
    const known = this.#tables.get(table) ?? { columns: new Set<string>(), rows: [] }
    this.#tables.set(table, known)
    return known
  }

  /** The file's text: tables as they came, new ones where P6 would put them. */
  text(header: readonly string[]): string {
    const lines = [['ERMHDR', ...header].map(field).join('\t')]
    for (const [name, { columns, rows }] of this.#inOrder()) {
      const names = [...columns]
      lines.push(`%T\t${name}`)
      if (names.length === 0) continue
      lines.push(`%F\t${names.join('\t')}`)
      for (const row of rows) lines.push(`%R\t${names.map((column) => field(row[column] ?? '')).join('\t')}`)
    }
    lines.push('%E', '')
    return lines.join('\n').replaceAll('\n', '\r\n')
  }

  #inOrder(): (readonly [string, { columns: Set<string>; rows: Cells[] }])[] {
    const tables = [...this.#tables]
    const placed = tables.slice(0, this.#kept)
    for (const table of tables.slice(this.#kept).sort((a, b) => rank(a[0]) - rank(b[0]))) {
      const next = placed.findIndex(([name]) => rank(name) > rank(table[0]))
      placed.splice(next < 0 ? placed.length : next, 0, table)
    }
    return placed
  }
}

function field(text: string): string {
  return text.includes('\t') ? text.replaceAll('\t', ' ') : text
}

const order = (
  'COSTTYPE CURRTYPE FINTMPL FUNDSRC MEMOTYPE OBS RCATTYPE ROLES UDFTYPE UMEASURE RCATVAL PROJECT ROLERATE CALENDAR ' +
  'PROJFUND SCHEDOPTIONS PROJWBS RSRC ACTVTYPE RSRCLEVELLIST RSRCRATE RSRCRCAT RSRCROLE TASK WBSMEMO ACTVCODE PROJCOST ' +
  'TASKMEMO TASKPRED TASKPROC TASKRSRC TASKACTV UDFVALUE'
).split(' ')

function rank(table: string): number {
  const at = order.indexOf(table)
  return at < 0 ? order.length : at
}
