import type { Plan } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import type { Compiled } from './compile.ts'
import { slackOf, totalFloat } from './floats.ts'
import { type Dates, flag, type Network } from './network.ts'

/** A chain of tasks that leads to the task asked about, or joins an earlier path to it. */
export interface FloatPath {
  /**
   * Working minutes. By free float: how far the path may slip before the task asked about moves. By total float: the
   * least total float on it.
   */
  readonly float: number
  /** In the order they are done. */
  readonly tasks: readonly string[]
  /** Where it joins an earlier path; the first path joins none. */
  readonly joins?: { readonly task: string; readonly dependency: string }
}

export interface FloatPathOptions {
  /** How many at most. */
  readonly count: number
  readonly by: 'freeFloat' | 'totalFloat'
}

interface Way {
  /** Link into a node that is on a path already. */
  readonly link: number
  readonly float: number
}

/**
 * The first paths to a task, the tightest first (P6: multiple float paths). Each task stands on one path. By free float a
 * path goes back as long as its links drive, and the next begins at the link with the least slack added up to the task
 * asked about; by total float a path goes back over the predecessor with the least total float until there is none.
 * Finished tasks stand on no path.
 */
export function floatPaths(compiled: Compiled, dates: Dates, task: string, options: FloatPathOptions): FloatPath[] {
  const row = compiled.rowOfTask.get(task)
  if (row === undefined) return []
  const { network: net } = compiled
  const target = compiled.nodeOf[row]!
  const slackTo = new Map<number, number>([[target, 0]])
  const paths: FloatPath[] = []
  const ways: Way[] = []
  const floatOf = (k: number) =>
    options.by === 'totalFloat'
      ? totalFloat(net, dates, net.from[k]!)
      : slackTo.get(net.to[k]!)! + Math.max(0, slackOf(net, dates, k))
  /** A path from a node back; ways that leave it are remembered. */
  const walk = (start: number): number[] => {
    const nodes = [start]
    for (let node: number | undefined = start; node !== undefined; ) {
      const open: Way[] = waysInto(net, node, slackTo).map((link) => ({ link, float: floatOf(link) }))
      ways.push(...open)
      const [best] = open.sort(
        (a, b) => a.float - b.float || dates.earlyFinish[net.from[b.link]!]! - dates.earlyFinish[net.from[a.link]!]!,
      )
      node =
        best && (options.by === 'totalFloat' || best.float === slackTo.get(node)) ? net.from[best.link]! : undefined
      if (node === undefined) break
      slackTo.set(node, best!.float)
      nodes.push(node)
    }
    return nodes
  }
  add(walk(target))
  while (paths.length < options.count) {
    const way = nextWay(net, ways, slackTo)
    if (way === undefined) break
    slackTo.set(net.from[way.link]!, way.float)
    add(walk(net.from[way.link]!), way.link)
  }
  return paths

  function add(nodes: readonly number[], joining?: number): void {
    const tasks = nodes.toReversed().flatMap((node) => compiled.tasks[compiled.rowOf[node]!]?.id ?? [])
    if (tasks.length === 0) return
    const float =
      options.by === 'totalFloat'
        ? Math.min(...nodes.map((node) => totalFloat(net, dates, node)))
        : slackTo.get(nodes[0]!)!
    paths.push({ float, tasks, ...(joining !== undefined && { joins: joinOf(compiled, joining) }) })
  }
}

/** Links into a node from nodes on no path yet. */
function waysInto(net: Network, node: number, placed: ReadonlyMap<number, number>): number[] {
  const links: number[] = []
  for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++)
    if (!placed.has(net.from[k]!) && !(net.flags[net.from[k]!]! & flag.finished)) links.push(k)
  return links
}

/** The tightest way to a node on no path yet; ways that others have taken meanwhile are dropped. */
function nextWay(net: Network, ways: Way[], placed: ReadonlyMap<number, number>): Way | undefined {
  let best = -1
  for (let n = ways.length - 1; n >= 0; n--) {
    if (placed.has(net.from[ways[n]!.link]!)) {
      ways.splice(n, 1)
      if (best > n) best--
    } else if (best < 0 || ways[n]!.float <= ways[best]!.float) best = n
  }
  return best < 0 ? undefined : ways.splice(best, 1)[0]
}

/** The task of the earlier path and the dependency to it; the end of a summary stands for the summary. */
function joinOf({ network: net, rowOf, tasks, dependencies, linkRowOf }: Compiled, k: number) {
  const dependency = dependencies[linkRowOf[k]!]!
  return { task: tasks[rowOf[net.to[k]!]!]?.id ?? dependency.successor, dependency: dependency.id }
}

/** Tasks with no more than so many working minutes of total float that are not critical, the tightest first. */
export function nearCritical(plan: Plan, schedule: Schedule, float: number): string[] {
  const done = new Set(plan.tasks.filter(({ progress }) => progress?.actualFinish !== undefined).map(({ id }) => id))
  return plan.tasks
    .flatMap((task) => (task.type === 'summary' ? [] : (schedule.tasks.get(task.id) ?? [])))
    .filter(({ critical, totalFloat: total, id }) => !critical && total <= float && !done.has(id))
    .sort((a, b) => a.totalFloat - b.totalFloat)
    .map(({ id }) => id)
}
