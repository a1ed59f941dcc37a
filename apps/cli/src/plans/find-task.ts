import type { Plan, Task } from '@gantry/planning'
import { CommandRefused, exitCodes } from '../refused.ts'
import { called, cut } from './words.ts'

/** The task that somebody means: by unique id, by the id people see, by name, or by a part of the name that only one has. */
export function findTask(plan: Plan, wanted: string): Task {
  const text = wanted.trim().toLowerCase()
  const name = (task: Task) => task.name.trim().toLowerCase()
  const ways: readonly ((task: Task) => boolean)[] = [
    ({ code }) => code?.toLowerCase() === text,
    ({ id }) => id.toLowerCase() === text,
    (task) => name(task) === text,
    (task) => text !== '' && name(task).includes(text),
  ]
  for (const matches of ways) {
    const found = plan.tasks.filter(matches)
    if (found.length === 1) return found[0]!
    if (found.length > 1) throw ambiguous(wanted, found)
  }
  throw new CommandRefused(`There is no task \u201c${wanted}\u201d in the plan.`, {
    code: exitCodes.usage,
    mend:
      plan.tasks.length === 0
        ? 'The plan holds no tasks.'
        : `Maybe one of these: ${namesOf(plan.tasks)}. \`gantry schedule FILE\` lists them all.`,
  })
}

function ambiguous(wanted: string, found: readonly Task[]): CommandRefused {
  return new CommandRefused(`${found.length} tasks are \u201c${wanted}\u201d.`, {
    code: exitCodes.usage,
    mend: `Maybe name one of them by its unique id: ${namesOf(found, ({ id }) => id)}.`,
  })
}

function namesOf(tasks: readonly Task[], call: (task: Task) => string = called): string {
  const named = tasks.slice(0, 5).map((task) => `${call(task)} (${cut(task.name, 40)})`)
  return named.join(', ') + (tasks.length > 5 ? ' \u2026' : '')
}
