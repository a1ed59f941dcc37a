import type { AppliedMigration } from '../migrate.ts'

/**
 * A backup is a gzip of lines of JSON, so that it can be read without us and on either kind of store:
 *   Header        first
 *   TableStart    then its rows, each an array of texts in PostgreSQL's own notation (null = NULL)
 *   SequenceLine
 *   FileStart     then its bytes, in base64, a string a line
 *   End           last; without it the file is cut off
 */
export interface Header {
  readonly format: 'gantry-backup'
  readonly version: 1
  /** When it was made, ISO in UTC. */
  readonly made: string
  readonly kind: 'embedded' | 'postgres'
  readonly postgres: string
  readonly migrations: readonly AppliedMigration[]
}

export interface TableStart {
  readonly table: TableName
  /** Name and type as `format_type` gives it. */
  readonly columns: readonly (readonly [name: string, type: string])[]
}

export interface TableName {
  readonly schema: string
  readonly name: string
}

export type RowLine = readonly (string | null)[]

export interface SequenceLine {
  readonly sequence: TableName
  /** Text, since it may be beyond 2^53. */
  readonly last: string
  readonly called: boolean
}

export interface FileStart {
  readonly file: string
}

export interface End {
  readonly end: BackupCounts
  /** Of all lines before this one, with their line ends. */
  readonly sha256: string
}

export interface BackupCounts {
  readonly tables: number
  readonly rows: number
  readonly files: number
}

export type BackupLine = Header | TableStart | RowLine | SequenceLine | FileStart | string | End

/** A file kept beside the database (an attachment), by the name it is to have again. */
export interface BackupFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}
