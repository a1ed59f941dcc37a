import type { PlanBook } from './plan-book.ts'

/** Where work on a task can begin (`<id`) or is done (`>id`); for a summary, work on all that it holds. */
export type End = `<${string}` | `>${string}`

/** What must wait for an end: ends that cannot come before it. */
export function* after(book: PlanBook, end: End): Generator<End> {
  const id = end.slice(1)
  if (end.startsWith('<')) {
    yield `>${id}`
    for (const child of book.children(id)) yield `<${child}`
    return
  }
  const { parent, type } = book.task.get(id)!
  if (parent !== undefined) yield `>${parent}`
  if (type === 'hammock') return
  for (const link of book.outgoing(id)) {
    const { successor } = book.dependency.get(link)!
    if (book.task.get(successor)!.type !== 'hammock') yield `<${successor}`
  }
}

/** What an end waits for. */
export function* before(book: PlanBook, end: End): Generator<End> {
  const id = end.slice(1)
  if (end.startsWith('>')) {
    yield `<${id}`
    for (const child of book.children(id)) yield `>${child}`
    return
  }
  const { parent, type } = book.task.get(id)!
  if (parent !== undefined) yield `<${parent}`
  if (type === 'hammock') return
  for (const link of book.incoming(id)) {
    const { predecessor } = book.dependency.get(link)!
    if (book.task.get(predecessor)!.type !== 'hammock') yield `>${predecessor}`
  }
}
