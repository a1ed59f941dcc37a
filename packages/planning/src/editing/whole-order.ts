import type { PlanBook } from './plan-book.ts'
import { after, before, type End } from './ways.ts'

/** A loop in a plan, if there is one: its ends in order. Linear. */
export function firstLoop(book: PlanBook): readonly End[] | undefined {
  const stuck = stuckEnds(book)
  const first = stuck.keys().next().value
  return first && loopBehind(book, first, stuck)
}

/** What waits for itself, or for something that does (Kahn 1962: what nothing waits for goes first). */
export function stuckEnds(book: PlanBook): ReadonlyMap<End, number> {
  const waits = new Map<End, number>()
  for (const id of book.task.keys()) for (const end of endsOf(id)) waits.set(end, count(before(book, end)))
  const free = [...waits].filter(([, n]) => n === 0).map(([end]) => end)
  for (let end = free.pop(); end !== undefined; end = free.pop()) {
    waits.delete(end)
    for (const next of after(book, end)) {
      const left = waits.get(next)! - 1
      waits.set(next, left)
      if (left === 0) free.push(next)
    }
  }
  return waits
}

const endsOf = (id: string): readonly End[] => [`<${id}`, `>${id}`]

/** Whatever is stuck waits for something stuck: going back must come round. */
function loopBehind(book: PlanBook, stuck: End, among: ReadonlyMap<End, number>): readonly End[] {
  const at = new Map<End, number>()
  const way: End[] = []
  let end = stuck
  while (!at.has(end)) {
    at.set(end, way.push(end) - 1)
    for (const one of before(book, end))
      if (among.has(one)) {
        end = one
        break
      }
  }
  return way.slice(at.get(end)).reverse()
}

function count(ends: Iterable<unknown>): number {
  let n = 0
  for (const _ of ends) n++
  return n
}
