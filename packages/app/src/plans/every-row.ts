import { Changes, fieldsOf, type PlanBook, planTables } from '@gantry/planning/editing'

/** All rows of a book as changes: against `before` those that differ and those that are gone, else all as new. */
export function everyRow(book: PlanBook, before?: PlanBook): Changes {
  const changes = new Changes()
  for (const on of planTables) {
    if (on === 'settings') continue
    for (const id of book[on].keys()) changes.note(on, id, before && fieldsOf(before, on, id))
    for (const id of before?.[on].keys() ?? []) if (!book[on].has(id)) changes.note(on, id, fieldsOf(before!, on, id))
  }
  return changes
}
