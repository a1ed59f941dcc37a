import type { PlanTable } from './command.ts'

/** Why a command was not applied; the plan is as it was. */
export interface CommandRefusal {
  /** Stable: `row.conflict`, `link.loop`, `field.wrong`, … */
  readonly id: string
  readonly sentence: string
  /** Which edit of the command and which field of it: `edits.3.now.duration`. */
  readonly place?: string
  /** What it is about; for a loop, its tasks in order. */
  readonly rows: readonly RowName[]
  /** Where somebody else was first: never empty for `row.conflict`, empty otherwise. */
  readonly conflicts: readonly Conflict[]
}

export interface RowName {
  readonly on: PlanTable
  readonly id: string
}

/** One field that two people changed. Null = absent. `field` null: the row as a whole, which is there or is not. */
export interface Conflict extends RowName {
  readonly field: string | null
  /** What the author of the command saw, what they want, and what is there. */
  readonly was: unknown
  readonly now: unknown
  readonly there: unknown
}

export function refusal(id: string, sentence: string, more: Partial<CommandRefusal> = {}): CommandRefusal {
  return { id, sentence, rows: [], conflicts: [], ...more }
}
