import type { Kept } from '@gantry/planning'
import type { Cells } from './xer-file.ts'

/** What of an entity's rows the plan has no word for, by table. */
export type KeptRows = Readonly<Record<string, Cells>>

/** What is left of an entity's own row, even when nothing is: it tells that the entity came from such a row. */
export function keepRows(rows: KeptRows): { kept: Kept } {
  return { kept: { xer: rows } }
}

/** Came from a row of an XER file. */
export function isFromXer(entity: { readonly kept?: Kept }): boolean {
  return entity.kept?.['xer'] !== undefined
}

/** The row that was kept. A plan may have come through other hands: what is no text is passed over when it is written. */
export function keptRow(kept: Kept | undefined, table: string): Cells {
  const rows = kept?.['xer']
  const cells = isRecord(rows) ? rows[table] : undefined
  return isRecord(cells) ? (cells as Cells) : none
}

const none: Cells = {}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
