import type { Edit } from '../network/incremental.ts'
import type { Dependency, Task } from '../plan.ts'
import type { Changes, Fields } from './change.ts'
import type { PlanBook } from './plan-book.ts'
import { same } from './same.ts'

/**
 * What changed rows are to a plan that stays scheduled: no more than fields and links of tasks that stay where they are, or
 * else the whole plan. The order of tasks among their siblings moves no date, and is left alone.
 */
export function editOf(book: PlanBook, changes: Changes): Edit {
  if (isWhole(book, changes)) return { plan: book.toPlan() }
  const tasks: Task[] = [...changes.of('task').keys()].map((id) => book.task.get(id)!)
  const links = [...changes.of('dependency').keys()]
  const dependencies: Dependency[] = links.flatMap((id) => book.dependency.get(id) ?? [])
  const removed = links.filter((id) => !book.dependency.has(id) && changes.of('dependency').get(id) !== undefined)
  return { tasks, dependencies, removed }
}

function isWhole(book: PlanBook, changes: Changes): boolean {
  for (const on of ['calendar', 'resource', 'assignment'] as const) if (changes.of(on).size > 0) return true
  for (const before of changes.of('settings').values())
    if (!same(schedulingOf(before ?? {}), schedulingOf(book.settings as unknown as Fields))) return true
  for (const [id, before] of changes.of('task')) if (isAnotherShape(before, book.task.get(id))) return true
  for (const [id, before] of changes.of('dependency')) {
    const link = book.dependency.get(id)
    if (before && link && (before['predecessor'] !== link.predecessor || before['successor'] !== link.successor))
      return true
    const ends = link ? [link.predecessor, link.successor] : [before?.['predecessor'], before?.['successor']]
    if (ends.some((end) => book.task.get(end as string)?.type === 'hammock')) return true
  }
  return false
}

const isAnotherShape = (before: Fields | undefined, task: Task | undefined): boolean =>
  before === undefined || task === undefined || before['parent'] !== task.parent || before['type'] !== task.type

/** What moves no date is left out. */
function schedulingOf({ title, currency, timeZone, kept, ...rest }: Fields): Fields {
  return rest
}
