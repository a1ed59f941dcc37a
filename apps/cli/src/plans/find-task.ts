import type { Plan, Task } from '@gantry/planning'
import { CommandRefused, exitCodes } from '../refused.ts'
import { called, cut } from './words.ts'

/** The task that somebody means: by unique id, by the id people see, by name, or by a part of the name that only one has. */
export function findTask(plan: Plan, wanted: string): Task {
  const text = wanted.trim().toLowerCase()
  const name = (task: Task) => task.name.trim().toLowerCase()
  const ways: readonly (readonly [string, (task: Task) => boolean])[] = [
    ['have the id', ({ code }) => code?.toLowerCase() === text],
    ['have the unique id', ({ id }) => id.toLowerCase() === text],
    ['are called', (task) => name(task) === text],
    ['hold in their names', (task) => text !== '' && name(task).includes(text)],
  ]
  for (const [what, matches] of ways) {
    const found = plan.tasks.filter(matches)
    if (found.length === 1) return found[0]!
    if (found.length > 1) throw ambiguous(`${found.length} tasks ${what} \u201c${wanted}\u201d.`, found)
  }
  throw new CommandRefused(`There is no task \u201c${wanted}\u201d in the plan.`, {
    code: exitCodes.usage,
    mend:
      plan.tasks.length === 0
        ? 'The plan holds no tasks.'
        : `Maybe one of these: ${namesOf(plan.tasks)}. \`gantry schedule FILE\` lists them all.`,
  })
}

function ambiguous(message: string, found: readonly Task[]): CommandRefused {
  return new CommandRefused(message, {
    code: exitCodes.usage,
    mend: `Maybe name one of them by its unique id: ${namesOf(found, ({ id }) => id)}.`,
  })
}

function namesOf(tasks: readonly Task[], call: (task: Task) => string = called): string {
  const named = tasks.slice(0, 5).map((task) => `${call(task)} (${cut(task.name, 40)})`)
  return named.join(', ') + (tasks.length > 5 ? ' \u2026' : '')
}
