import type { Fields } from './change.ts'
import type { PlanCommand, RowEdit } from './command.ts'
import type { Edited } from './conflicts.ts'
import type { PlanBook } from './plan-book.ts'
import type { Conflict } from './refusal.ts'
import { fieldsOf } from './rows.ts'

/**
 * The command as it is meant after others changed the plan: of each field in conflict, either one's own value or what is
 * there. Undefined where nothing of it is left. Rows that are gone are left gone.
 * @param keepOwn whether a person keeps their own value of a conflict
 */
export function settled(
  book: PlanBook,
  command: PlanCommand,
  conflicts: readonly Conflict[],
  keepOwn: (conflict: Conflict) => boolean,
): PlanCommand | undefined {
  const edits = (command.edits as readonly Edited[]).flatMap((edit): Edited[] => {
    const own = conflicts.filter(({ on, id }) => on === edit.on && id === edit.id)
    if (own.length === 0) return [edit]
    if (own.some(({ field }) => field === null)) return wholeRow(book, edit, own.every(keepOwn))
    if (edit.now === null) return own.every(keepOwn) ? [{ ...edit, was: {} }] : []
    const there = fieldsOf(book, edit.on, edit.id) ?? {}
    const [was, now] = [{ ...edit.was }, { ...edit.now }] as Record<string, unknown>[]
    for (const conflict of own) {
      const field = conflict.field!
      was![field] = there[field] ?? null
      if (!keepOwn(conflict)) delete now![field]
    }
    return Object.keys(now!).length === 0 ? [] : [{ ...edit, was: was!, now: now! }]
  })
  return edits.length === 0 ? undefined : { ...command, edits: edits as unknown as RowEdit[] }
}

/** A row that both made: changed to one's own. One that was taken away stays away. */
function wholeRow(book: PlanBook, edit: Edited, keepsOwn: boolean): Edited[] {
  const there: Fields | undefined = fieldsOf(book, edit.on, edit.id)
  return keepsOwn && there !== undefined && edit.now !== null ? [{ ...edit, was: {} }] : []
}
