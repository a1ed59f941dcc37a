import type { Changes } from './change.ts'
import { loopSaid, ownSummary } from './loop-words.ts'
import type { PlanBook } from './plan-book.ts'
import type { CommandRefusal } from './refusal.ts'
import { pathBetween } from './reach.ts'
import { firstLoop } from './whole-order.ts'

/** How many new ways through the plan are followed one by one before the whole plan is put in order instead. */
const mostSearches = 8

/**
 * The loop that a command closes, if it does. A link is a way from all that its predecessor holds to all that its successor
 * holds, whatever its type; hammocks wait for nobody and are left out. Before the command there was no loop.
 */
export function loopThrough(book: PlanBook, changes: Changes): CommandRefusal | undefined {
  const links = newLinks(book, changes)
  const moved = movedTasks(book, changes)
  for (const id of links) {
    const { predecessor, successor } = book.dependency.get(id)!
    if (isAround(book, predecessor, successor) || isAround(book, successor, predecessor)) return ownSummary(book, id)
  }
  for (const id of moved) {
    const own = linkWithAncestor(book, id)
    if (own !== undefined) return ownSummary(book, own)
  }
  const searches = links.length + moved.length
  if (searches === 0) return undefined
  if (searches > mostSearches) {
    const loop = firstLoop(book)
    return loop && loopSaid(book, loop)
  }
  for (const id of links) {
    const { predecessor, successor } = book.dependency.get(id)!
    const path = pathBetween(book, `<${successor}`, `>${predecessor}`)
    if (path) return loopSaid(book, path)
  }
  for (const id of moved) {
    const parent = book.task.get(id)!.parent!
    const path = pathBetween(book, `<${id}`, `<${parent}`) ?? pathBetween(book, `>${parent}`, `>${id}`)
    if (path) return loopSaid(book, path)
  }
  return undefined
}

/** Links that join other tasks than before, or tasks that have become others. */
function newLinks(book: PlanBook, changes: Changes): string[] {
  const found = new Set<string>()
  for (const [id, before] of changes.of('dependency')) {
    const link = book.dependency.get(id)
    if (link && (link.predecessor !== before?.['predecessor'] || link.successor !== before['successor'])) found.add(id)
  }
  for (const [id, before] of changes.of('task')) {
    if (before?.['type'] !== 'hammock' || book.task.get(id)?.type === 'hammock') continue
    for (const link of [...book.incoming(id), ...book.outgoing(id)]) found.add(link)
  }
  return [...found].filter((id) => book.dependency.has(id) && !isAtHammock(book, id))
}

function isAtHammock(book: PlanBook, link: string): boolean {
  const { predecessor, successor } = book.dependency.get(link)!
  return book.task.get(predecessor)!.type === 'hammock' || book.task.get(successor)!.type === 'hammock'
}

/** Tasks under another summary than before with links on them or on what they hold. */
function movedTasks(book: PlanBook, changes: Changes): string[] {
  return [...changes.of('task')].flatMap(([id, before]) => {
    const task = book.task.get(id)
    if (task?.parent === undefined || before === undefined || before['parent'] === task.parent) return []
    return isLinked(book, id) ? [id] : []
  })
}

function isLinked(book: PlanBook, id: string): boolean {
  if (hasLinks(book, id)) return true
  for (const below of book.descendants(id)) if (hasLinks(book, below)) return true
  return false
}

const hasLinks = (book: PlanBook, id: string): boolean => book.incoming(id).size > 0 || book.outgoing(id).size > 0

function isAround(book: PlanBook, outer: string, inner: string): boolean {
  for (const id of book.ancestors(inner)) if (id === outer) return true
  return false
}

/** A link between what was moved and one of the summaries that hold it now. */
function linkWithAncestor(book: PlanBook, id: string): string | undefined {
  for (const outer of book.ancestors(id)) {
    for (const link of book.outgoing(outer))
      if (isWithin(book, book.dependency.get(link)!.successor, id) && !isAtHammock(book, link)) return link
    for (const link of book.incoming(outer))
      if (isWithin(book, book.dependency.get(link)!.predecessor, id) && !isAtHammock(book, link)) return link
  }
  return undefined
}

const isWithin = (book: PlanBook, inner: string, outer: string): boolean =>
  inner === outer || isAround(book, outer, inner)
