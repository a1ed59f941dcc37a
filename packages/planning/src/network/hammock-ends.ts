import type { Dependency, Task } from '../plan.ts'

/** One end of a hammock, and what it is tied to. */
export interface HammockEnd {
  readonly task: Task
  readonly end: 'start' | 'finish'
  readonly ties: Tie[]
}

/** A link of a hammock’s end. */
export interface Tie {
  readonly dependency: Dependency
  /** The other side: the end of another hammock, or a task by its id. */
  readonly to: HammockEnd | string
  readonly toEnd: 'start' | 'finish'
  /** Whether the other side stands before: the lag is added to its date, else taken off. */
  readonly follows: boolean
}

export type HammockEnds = Readonly<Record<'start' | 'finish', HammockEnd>>

/**
 * The ends of a plan’s hammocks, by task, tied as the dependencies say. A hammock that nothing is tied to spans the
 * summary that holds it (P6: WBS summary), if that holds tasks, and is left out. Undefined for a plan without hammocks.
 */
export function hammockEnds(
  tasks: { values(): Iterable<Task> },
  dependencies: Iterable<Dependency>,
): ReadonlyMap<string, HammockEnds> | undefined {
  const ends = new Map<string, HammockEnds>()
  for (const task of tasks.values())
    if (isHammock(task))
      ends.set(task.id, { start: { task, end: 'start', ties: [] }, finish: { task, end: 'finish', ties: [] } })
  if (ends.size === 0) return undefined
  for (const dependency of dependencies) {
    const [before, after] = [ends.get(dependency.predecessor), ends.get(dependency.successor)]
    if ((before ?? after) === undefined || before === after) continue
    const [fromEnd, toEnd] = [endOf(dependency.type[0]!), endOf(dependency.type[1]!)]
    const [from, to] = [before?.[fromEnd] ?? dependency.predecessor, after?.[toEnd] ?? dependency.successor]
    if (typeof from === 'object') from.ties.push({ dependency, to, toEnd, follows: false })
    if (typeof to === 'object') to.ties.push({ dependency, to: from, toEnd: fromEnd, follows: true })
  }
  const isUntied = ({ start, finish }: HammockEnds) => start.ties.length + finish.ties.length === 0
  const untied = [...ends].filter(([, own]) => isUntied(own) && own.start.task.parent !== undefined)
  if (untied.length === 0) return ends
  const apart = new Set(untied.map(([id]) => id))
  const holding = parentsOf(tasks, ({ id, type, inactive }) => type !== 'summary' && !inactive && !apart.has(id))
  for (const [id, { start }] of untied) if (holding.has(start.task.parent!)) ends.delete(id)
  return ends
}

/** Summaries that hold such tasks, at any depth. */
function parentsOf(tasks: { values(): Iterable<Task> }, are: (task: Task) => boolean): ReadonlySet<string> {
  const parentOf = new Map<string, string>()
  for (const { id, parent } of tasks.values()) if (parent !== undefined) parentOf.set(id, parent)
  const parents = new Set<string>()
  for (const task of tasks.values())
    if (are(task))
      for (let at = task.parent; at !== undefined && !parents.has(at); at = parentOf.get(at)) parents.add(at)
  return parents
}

export const isHammock = ({ type, inactive }: Task): boolean => type === 'hammock' && inactive === undefined

const endOf = (letter: string): 'start' | 'finish' => (letter === 'S' ? 'start' : 'finish')

/** Ends of hammocks, those that others follow first; what is in a loop or behind one stands last, as the plan has it. */
export function inOrder(ends: ReadonlyMap<string, HammockEnds>): readonly HammockEnd[] {
  const all = [...ends.values()].flatMap(({ start, finish }) => [start, finish])
  const waiting = new Map(all.map((end) => [end, end.ties.filter(isBefore).length]))
  const ordered = all.filter((end) => waiting.get(end) === 0)
  for (const end of ordered)
    for (const { to, follows } of end.ties) {
      if (follows || typeof to === 'string') continue
      const left = waiting.get(to)! - 1
      waiting.set(to, left)
      if (left === 0) ordered.push(to)
    }
  if (ordered.length === all.length) return ordered
  const placed = new Set(ordered)
  return [...ordered, ...all.filter((end) => !placed.has(end))]
}

const isBefore = ({ to, follows }: Tie): boolean => follows && typeof to === 'object'
