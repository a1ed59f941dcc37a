import type { Dependency, DependencyType, Finding, Plan, Task } from '../plan.ts'

/** A link between rows of the network that stands for a dependency, or for a part of one. */
export interface GroupLink {
  readonly dependency: Dependency
  readonly from: number
  readonly to: number
  readonly type: DependencyType
  /** Whether this part carries the lag. */
  readonly lag: boolean
}

export interface GroupNode {
  /** Stands at the earliest of what leads to it: where a summary starts. */
  readonly earliest: boolean
}

/**
 * Dependencies on summaries as links between what they hold. A summary's finish is one node after all of its tasks, its
 * start one node at the earliest of them; a dependency into a summary holds all of its tasks back through one node more.
 * So a link between two summaries of 1,000 tasks is 2,000 links, not a million.
 */
export function groupLinks(
  plan: Plan,
  firstRow: number,
  rowOfTask: ReadonlyMap<string, number>,
): { readonly nodes: GroupNode[]; readonly links: GroupLink[]; readonly findings: Finding[] } {
  const nodes: GroupNode[] = []
  const links: GroupLink[] = []
  const findings: Finding[] = []
  const ends = new Map<string, number>()
  const byId = new Map(plan.tasks.map((task) => [task.id, task]))
  const leavesOf = leaves(plan, rowOfTask)

  const made = (key: string, earliest: boolean, connect: (row: number) => void): number => {
    const there = ends.get(key)
    if (there !== undefined) return there
    const row = firstRow + nodes.push({ earliest }) - 1
    ends.set(key, row)
    connect(row)
    return row
  }

  for (const dependency of plan.dependencies) {
    const [before, after] = [byId.get(dependency.predecessor), byId.get(dependency.successor)]
    if (!isGroup(before) && !isGroup(after)) continue
    if (before === undefined || after === undefined || before.type === 'hammock' || after.type === 'hammock') continue
    if (before.inactive || after.inactive) continue
    if (isInside(before, after, byId) || isInside(after, before, byId)) {
      findings.push(ownSummary(before, after, dependency))
      continue
    }
    const starts = dependency.type === 'SS' || dependency.type === 'SF'
    const from = isGroup(before)
      ? made(`${starts ? 'start' : 'finish'} ${before.id}`, starts, (row) => {
          for (const leaf of leavesOf(before.id))
            links.push({ dependency, from: leaf, to: row, type: starts ? 'SS' : 'FS', lag: false })
        })
      : rowOfTask.get(before.id)
    if (from === undefined) continue
    if (!isGroup(after)) {
      const to = rowOfTask.get(after.id)
      if (to !== undefined) links.push({ dependency, from, to, type: dependency.type, lag: true })
      continue
    }
    const toFinish = dependency.type === 'FF' || dependency.type === 'SF'
    const gate = firstRow + nodes.push({ earliest: false }) - 1
    links.push({ dependency, from, to: gate, type: toFinish ? (starts ? 'SS' : 'FS') : dependency.type, lag: true })
    for (const leaf of leavesOf(after.id))
      links.push({ dependency, from: gate, to: leaf, type: toFinish ? 'FF' : 'FS', lag: false })
  }
  return { nodes, links, findings }
}

function isGroup(task: Task | undefined): boolean {
  return task?.type === 'summary'
}

/** Rows of all tasks below a summary, found once each. */
function leaves(plan: Plan, rowOfTask: ReadonlyMap<string, number>): (summary: string) => readonly number[] {
  const children = new Map<string, Task[]>()
  for (const task of plan.tasks) {
    if (task.parent === undefined) continue
    const there = children.get(task.parent)
    if (there) there.push(task)
    else children.set(task.parent, [task])
  }
  const found = new Map<string, readonly number[]>()
  const below = (summary: string): readonly number[] => {
    const there = found.get(summary)
    if (there) return there
    const rows: number[] = []
    const waiting = [...(children.get(summary) ?? [])]
    // Parents may lead round in a loop.
    const seen = new Set<Task>()
    for (let task = waiting.pop(); task; task = waiting.pop()) {
      if (seen.has(task)) continue
      seen.add(task)
      const row = rowOfTask.get(task.id)
      if (row !== undefined) rows.push(row)
      waiting.push(...(children.get(task.id) ?? []))
    }
    found.set(summary, rows)
    return rows
  }
  return below
}

function isInside(inner: Task, outer: Task, byId: ReadonlyMap<string, Task>): boolean {
  let task: Task | undefined = inner
  for (let depth = 0; task && depth < 1000; depth++) {
    if (task.id === outer.id) return true
    task = task.parent === undefined ? undefined : byId.get(task.parent)
  }
  return false
}

function ownSummary(before: Task, after: Task, dependency: Dependency): Finding {
  return {
    id: 'link.ownSummary',
    severity: 'error',
    text: `“${before.name}” → “${after.name}” links a task with the summary that holds it; it was left out. Maybe remove it.`,
    tasks: [before.id, after.id],
    place: dependency.id,
  }
}
