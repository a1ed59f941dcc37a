import type { Task } from '../plan.ts'
import type { Fields } from './change.ts'
import type { FieldsOf, PlanTable, RowEdit } from './command.ts'
import { keysBetween } from './order-keys.ts'
import type { PlanBook } from './plan-book.ts'
import { fieldsOf } from './rows.ts'

/**
 * Edits of the kinds that people make, as they are to be at the moment: screens, commands and imports put them into
 * commands. None of them writes to the book.
 */

/** Other values of a row's fields (null = absent), with what is there as `was`. */
export function changeRow<On extends PlanTable>(book: PlanBook, on: On, id: string, now: FieldsOf<On>): RowEdit<On> {
  const there = fieldsOf(book, on, id) ?? {}
  const was = Object.fromEntries(Object.keys(now).map((field) => [field, there[field] ?? null]))
  return { on, id, was, now } as unknown as RowEdit<On>
}

/** A new row. */
export function makeRow<On extends PlanTable>(on: On, id: string, now: FieldsOf<On>): RowEdit<On> {
  return { on, id, was: null, now } as unknown as RowEdit<On>
}

/** Where tasks are to stand: under a summary (absent = outermost), behind one of its children (absent = as the first). */
export interface Spot {
  readonly parent?: string
  readonly after?: string
}

/** Order keys for so many tasks at a spot. `without`: tasks that are about to leave it. */
export function keysAt(
  book: PlanBook,
  { parent, after }: Spot,
  count: number,
  without?: ReadonlySet<string>,
): readonly string[] {
  const siblings = book.children(parent)
  let at = after === undefined ? 0 : siblings.indexOf(after) + 1
  const before = at === 0 ? undefined : book.order(siblings[at - 1]!)
  while (at < siblings.length && (without?.has(siblings[at]!) || book.order(siblings[at]!) === before)) at++
  const next = siblings[at]
  return keysBetween(before, next === undefined ? undefined : book.order(next), count)
}

/**
 * Puts tasks, in this order, to a spot; what they hold comes along. A task that gets children becomes a summary; a summary
 * that loses its last one becomes a task again.
 */
export function moveTasks(book: PlanBook, ids: readonly string[], spot: Spot): RowEdit[] {
  const moving = new Set(ids)
  const keys = keysAt(book, spot, ids.length, moving)
  const edits: RowEdit[] = ids.map((id, n) =>
    changeRow(book, 'task', id, {
      ...(book.task.get(id)?.parent === spot.parent ? {} : { parent: spot.parent ?? null }),
      order: keys[n]!,
    }),
  )
  const left = new Set(ids.flatMap((id) => book.task.get(id)?.parent ?? []))
  for (const parent of left)
    if (parent !== spot.parent && book.children(parent).every((child) => moving.has(child)))
      edits.push(changeRow(book, 'task', parent, { type: 'task' }))
  const into = spot.parent === undefined ? undefined : book.task.get(spot.parent)
  if (into && into.type !== 'summary') edits.push(asSummary(book, into))
  return edits
}

/** Makes tasks children of the sibling before the first of them; none where there is no such sibling. */
export function indentTasks(book: PlanBook, ids: readonly string[]): RowEdit[] {
  const first = ids[0] === undefined ? undefined : book.task.get(ids[0])
  if (first === undefined) return []
  const siblings = book.children(first.parent)
  const moving = new Set(ids)
  let at = siblings.indexOf(first.id) - 1
  while (at >= 0 && moving.has(siblings[at]!)) at--
  const parent = siblings[at]
  if (parent === undefined) return []
  const last = book.children(parent).at(-1)
  return moveTasks(book, ids, { parent, ...(last !== undefined && { after: last }) })
}

/** Puts tasks behind the summary that holds the first of them; none where nothing holds it. */
export function outdentTasks(book: PlanBook, ids: readonly string[]): RowEdit[] {
  const holder = ids[0] === undefined ? undefined : book.task.get(ids[0])?.parent
  if (holder === undefined) return []
  const parent = book.task.get(holder)?.parent
  return moveTasks(book, ids, { ...(parent !== undefined && { parent }), after: holder })
}

/** Takes tasks away with all they hold, their links and assignments. A summary left empty becomes a task again. */
export function removeTasks(book: PlanBook, ids: readonly string[]): RowEdit[] {
  const gone = new Set<string>()
  for (const id of ids) {
    if (!book.task.has(id)) continue
    gone.add(id)
    for (const below of book.descendants(id)) gone.add(below)
  }
  const [links, assignments] = [new Set<string>(), new Set<string>()]
  for (const id of gone) {
    for (const link of [...book.incoming(id), ...book.outgoing(id)]) links.add(link)
    for (const assignment of book.assignments(id)) assignments.add(assignment)
  }
  const emptied = new Set([...gone].flatMap((id) => book.task.get(id)!.parent ?? []))
  return [
    ...removals(book, 'assignment', assignments),
    ...removals(book, 'dependency', links),
    ...removals(book, 'task', gone),
    ...[...emptied].flatMap((id) =>
      gone.has(id) || book.children(id).some((child) => !gone.has(child))
        ? []
        : [changeRow(book, 'task', id, { type: 'task' })],
    ),
  ]
}

function removals(book: PlanBook, on: 'task' | 'dependency' | 'assignment', ids: Iterable<string>): RowEdit[] {
  return [...ids].map((id) => ({ on, id, was: seen(fieldsOf(book, on, id)!), now: null }) as unknown as RowEdit)
}

/** What a person who takes a row away has looked at: not what a format keeps for itself. */
const seen = ({ kept: _, ...fields }: Fields): Fields => fields

/** A task that begins to hold others: what a summary cannot have goes. */
function asSummary(book: PlanBook, { id, constraint, milestone, segments }: Task): RowEdit {
  return changeRow(book, 'task', id, {
    type: 'summary',
    ...(milestone && { milestone: null }),
    ...(segments && { segments: null }),
    ...(constraint && { constraint: null }),
  })
}
