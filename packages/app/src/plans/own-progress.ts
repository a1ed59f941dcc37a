import type { PlanBook, PlanCommand } from '@gantry/planning/editing'

const ofTask: readonly string[] = ['progress']
const ofAssignment: readonly string[] = ['actualWork', 'remainingWork', 'overtimeWork']

/** Whether a command says no more than how far work is that is assigned to one of these resources. */
export function isOwnProgress(book: PlanBook, { edits }: PlanCommand, mine: ReadonlySet<string>): boolean {
  return edits.every(({ on, id, was, now }) => {
    if (was === null || now === null) return false
    const fields = [...Object.keys(was), ...Object.keys(now)]
    if (on === 'assignment')
      return fields.every((field) => ofAssignment.includes(field)) && isMine(book.assignment.get(id)?.resource, mine)
    if (on !== 'task' || !fields.every((field) => ofTask.includes(field))) return false
    return [...book.assignments(id)].some((one) => isMine(book.assignment.get(one)?.resource, mine))
  })
}

const isMine = (resource: string | undefined, mine: ReadonlySet<string>): boolean =>
  resource !== undefined && mine.has(resource)
