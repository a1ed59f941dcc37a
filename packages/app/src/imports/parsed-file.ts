import type {
  ColumnChange,
  ColumnMapping,
  ColumnProposal,
  ImportContext,
  ImportProblem,
  InterpretedTable,
} from '@gantry/domain/import/types'

/** A file as it was dropped. `name` has no folder in it. */
export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the person decides about columns. */
export interface MappingChoice {
  /** Whole mappings, for tables with exactly these headings. */
  readonly mappings: readonly { readonly fingerprint: string; readonly columns: readonly ColumnMapping[] }[]
  /** Heading (or its fingerprint) → target. */
  readonly targets: Readonly<Record<string, string>>
  /** Changes to columns of any table, by heading or index: where no whole mapping fits. */
  readonly changes: readonly ColumnChange[]
}

/** What a person says of one file, or of one of its sheets: it goes before what is said of all. */
export interface PeriodOfTable {
  readonly file: string
  readonly sheet?: string
  readonly period: string
}

/** What reading takes besides the bytes; plain data, so that it travels to a worker thread. */
export interface ParseOptions {
  readonly context: ImportContext
  readonly choice: MappingChoice
  readonly periods?: readonly PeriodOfTable[]
}

/** One table, read, mapped and interpreted; the raw cells are in the interpreted rows. */
export interface ParsedTable {
  readonly file: string
  readonly sheet?: string
  readonly encoding: string
  readonly delimiter: string
  readonly headerRow: number
  /** As written, in order. */
  readonly headers: readonly string[]
  readonly columns: readonly ColumnProposal[]
  readonly interpreted: InterpretedTable
}

export interface ParsedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly tables: readonly ParsedTable[]
  /** Of the file and of all its tables. */
  readonly problems: readonly ImportProblem[]
}
