import type { PlanBook } from './plan-book.ts'
import { type CommandRefusal, refusal } from './refusal.ts'
import type { End } from './ways.ts'

const mostNamed = 12

/** Names a loop, its tasks in order; summaries only where a link is on them. */
export function loopSaid(book: PlanBook, loop: readonly End[]): CommandRefusal {
  const tasks = tasksOf(loop)
  const names = tasks.map((id) => `“${book.task.get(id)!.name}”`)
  const shown =
    names.length <= mostNamed
      ? names
      : [...names.slice(0, mostNamed / 2), `${names.length - mostNamed} more`, ...names.slice(-mostNamed / 2)]
  return refusal(
    'link.loop',
    `${[...shown, names[0]].join(' → ')} would be a loop: each would have to wait for itself. Maybe one of these links points the wrong way.`,
    { rows: tasks.map((id) => ({ on: 'task', id })) },
  )
}

/** The tasks where a way goes along links: from `>a` to `<b`. */
function tasksOf(loop: readonly End[]): readonly string[] {
  const ends = loop.flatMap((end, n) => {
    const next = loop[(n + 1) % loop.length]!
    return end.startsWith('>') && next.startsWith('<') ? [end.slice(1), next.slice(1)] : []
  })
  const tasks = ends.filter((id, n) => id !== ends[n - 1])
  return tasks.length > 1 && tasks[0] === tasks.at(-1) ? tasks.slice(0, -1) : tasks
}

export function ownSummary(book: PlanBook, link: string): CommandRefusal {
  const { predecessor, successor } = book.dependency.get(link)!
  const [from, to] = [book.task.get(predecessor)!, book.task.get(successor)!]
  return refusal(
    'link.ownSummary',
    `“${from.name}” → “${to.name}” would link a task with the summary that holds it. Maybe link what the summary holds.`,
    {
      rows: [
        { on: 'dependency', id: link },
        { on: 'task', id: predecessor },
        { on: 'task', id: successor },
      ],
    },
  )
}
