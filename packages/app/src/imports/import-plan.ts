import type { NewRow } from '@gantry/store/records/insert-rows'
import type { EventDraft } from '@gantry/store/events/write'
import type { ImportReport } from './report.ts'

/**
 * All that one import writes, worked out beforehand: rows by table, in the order of their references. `ref_no` is still
 * open (0): numbers are drawn in the transaction.
 */
export interface ImportPlan {
  readonly id: string
  /** Version of the data this was worked out from. */
  readonly basedOn: number
  readonly portfolio: { readonly id: string; readonly title: string; readonly place: string; readonly created: boolean }
  readonly inserts: Readonly<Record<InsertTable, readonly NewRow[]>>
  readonly updates: {
    readonly periods: readonly NewRow[]
    readonly initiatives: readonly NewRow[]
    /** Grouped by the columns they set. */
    readonly statuses: readonly StatusUpdate[]
    readonly ratings: readonly NewRow[]
    /** Ratings that the file no longer gives. */
    readonly endedRatings: readonly string[]
    /** Matches that waited for a person and are decided with this import. */
    readonly proposals: readonly { readonly id: string; readonly state: string }[]
  }
  /** Status reports whose present values are kept as an earlier version before the update. */
  readonly restated: readonly { readonly id: string; readonly status: string }[]
  readonly mappings: readonly NewRow[]
  readonly events: readonly EventDraft[]
  readonly made: Made
  readonly report: ImportReport
  /** False when the files say nothing that is not on record already. */
  readonly changes: boolean
  /** Titles of rows of which a person said something that is no longer possible. */
  readonly unmet: readonly string[]
}

export const insertTables = [
  'organisation_unit',
  'initiative',
  'reporting_period',
  'custom_field',
  'import',
  'import_file',
  'import_row',
  'source_identity',
  'identity_link',
  'identity_proposal',
  'status_report',
  'status_version',
  'rating',
  'custom_cell',
] as const
export type InsertTable = (typeof insertTables)[number]

export interface StatusUpdate {
  /** Columns set as they are. */
  readonly columns: readonly string[]
  /** Fields that `absent`, `custom` and `definitions` speak of anew. */
  readonly fields: readonly string[]
  /** How many sources of this import stand before the one that was there. */
  readonly depth: number
  readonly rows: readonly NewRow[]
}

/** What an import created and changed, for undo. */
export interface Made {
  readonly units: readonly string[]
  readonly periods: readonly string[]
  readonly initiatives: readonly string[]
  readonly statuses: readonly string[]
  readonly restated: readonly string[]
  readonly links: readonly string[]
  readonly proposals: readonly string[]
  /** Initiatives that were there and are called otherwise since. */
  readonly renamed: readonly { readonly id: string; readonly before: NewRow; readonly after: NewRow }[]
}
