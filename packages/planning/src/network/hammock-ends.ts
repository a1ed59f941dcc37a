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

export interface Hammocks {
  readonly tied: ReadonlyMap<string, HammockEnds>
  /** Those that nothing is tied to: they span the summary that holds them (P6: WBS summary), and say nothing of the plan. */
  readonly untied: ReadonlyMap<string, HammockEnds>
}

/** The ends of a plan’s hammocks, by task, tied as the dependencies say. Undefined for a plan without hammocks. */
export function hammockEnds(tasks: Iterable<Task>, dependencies: Iterable<Dependency>): Hammocks | undefined {
  const ends = new Map<string, HammockEnds>()
  const scheduled = new Set<string>()
  for (const task of tasks) {
    if (isHammock(task))
      ends.set(task.id, { start: { task, end: 'start', ties: [] }, finish: { task, end: 'finish', ties: [] } })
    if (task.type !== 'summary' && task.inactive === undefined) scheduled.add(task.id)
  }
  if (ends.size === 0) return undefined
  for (const dependency of dependencies) {
    const [before, after] = [ends.get(dependency.predecessor), ends.get(dependency.successor)]
    if ((before ?? after) === undefined || before === after) continue
    if (!scheduled.has(dependency.predecessor) || !scheduled.has(dependency.successor)) continue
    const [fromEnd, toEnd] = [endOf(dependency.type[0]!), endOf(dependency.type[1]!)]
    const [from, to] = [before?.[fromEnd] ?? dependency.predecessor, after?.[toEnd] ?? dependency.successor]
    if (typeof from === 'object') from.ties.push({ dependency, to, toEnd, follows: false })
    if (typeof to === 'object') to.ties.push({ dependency, to: from, toEnd: fromEnd, follows: true })
  }
  const isTied = ({ start, finish }: HammockEnds) => start.ties.length + finish.ties.length > 0
  return {
    tied: new Map([...ends].filter(([, own]) => isTied(own))),
    untied: new Map([...ends].filter(([, own]) => !isTied(own))),
  }
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
