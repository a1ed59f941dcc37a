import type { PlanTable } from './command.ts'

/**
 * Which rows commands changed, with what was there before: `undefined` = the row was not there. A row that ends as it began
 * may still be named. The order of a task among its siblings is a field of it.
 */
export class Changes {
  /** By table, by id of the row: its fields as they were, and whether there was a row. */
  readonly rows = new Map<PlanTable, Map<string, Fields | undefined>>()

  /** Notes what was there, the first time a row is named. */
  note(on: PlanTable, id: string, before: Fields | undefined): void {
    const there = this.rows.get(on)
    if (there === undefined) this.rows.set(on, new Map([[id, before]]))
    else if (!there.has(id)) there.set(id, before)
  }

  /** Those of another command, made after these. */
  add(later: Changes): void {
    for (const [on, rows] of later.rows) for (const [id, before] of rows) this.note(on, id, before)
  }

  of(on: PlanTable): ReadonlyMap<string, Fields | undefined> {
    return this.rows.get(on) ?? none
  }

  get count(): number {
    let count = 0
    for (const rows of this.rows.values()) count += rows.size
    return count
  }
}

/** Fields of a row by name; absent ones are not named. */
export type Fields = Readonly<Record<string, unknown>>

const none: ReadonlyMap<string, Fields | undefined> = new Map()
