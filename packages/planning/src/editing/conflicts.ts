import type { Fields } from './change.ts'
import type { PlanTable, RowEdit } from './command.ts'
import { type CommandRefusal, type Conflict, refusal } from './refusal.ts'
import { same } from './same.ts'

/** A row edit without the types of its table, for code that knows no table. */
export interface Edited {
  readonly on: PlanTable
  readonly id: string
  readonly was: Fields | null
  readonly now: Fields | null
}

/** Where the row holds something else than the author of an edit saw, and something else than they want. */
export function conflictsOf(edit: Edited | RowEdit, there: Fields | undefined): Conflict[] {
  const { on, id, was, now } = edit as Edited
  if (was === null) return there === undefined ? [] : [{ on, id, field: null, was: null, now, there }]
  // Taken away by both.
  if (there === undefined) return now === null ? [] : [{ on, id, field: null, was, now, there: null }]
  return Object.keys(was).flatMap((field): Conflict[] => {
    if (on === 'baseline' && field === 'values') return []
    const [before, wanted, is] = [was[field], now?.[field], there[field]]
    if (same(before, is)) return []
    if (now !== null && (!Object.hasOwn(now, field) || same(wanted, is))) return []
    return [{ on, id, field, was: before ?? null, now: wanted ?? null, there: is ?? null }]
  })
}

/** What an edit can be refused for whatever the row holds. */
export function rowRefusal({ on, id, was, now }: Edited, there: Fields | undefined, at: number) {
  const about = { place: `edits.${at}`, rows: [{ on, id }] }
  if (was === null && now === null) return refusal('edit.nothing', 'An edit neither makes nor changes its row.', about)
  if (on === 'settings' && (was === null || now === null || there === undefined))
    return refusal('settings.one', 'A plan has one row of settings, which is neither made nor taken away.', about)
  return undefined satisfies CommandRefusal | undefined
}
