import type { Calendar, Task } from '../plan.ts'
import type { Changes, Fields } from './change.ts'
import type { PlanTable } from './command.ts'
import { planLimits } from './limits.ts'
import { loopThrough } from './loops.ts'
import type { PlanBook } from './plan-book.ts'
import { type CommandRefusal, refusal, type RowName } from './refusal.ts'

type Refused = CommandRefusal | undefined

/** Whether what a command made of its rows can be: what they name is there, and nothing goes round in a loop. */
export function checkRows(book: PlanBook, changes: Changes): Refused {
  return (
    tooMuch(book) ??
    first(changes, 'settings', (_, before) => checkSettings(book, before)) ??
    first(changes, 'calendar', (id) => checkCalendar(book, id)) ??
    first(changes, 'resource', (id) => checkResource(book, id)) ??
    first(changes, 'task', (id, before) => checkTask(book, id, before)) ??
    first(changes, 'dependency', (id, before) => checkDependency(book, id, before)) ??
    first(changes, 'assignment', (id) => checkAssignment(book, id)) ??
    loopThrough(book, changes)
  )
}

function first(changes: Changes, on: PlanTable, check: (id: string, before: Fields | undefined) => Refused): Refused {
  for (const [id, before] of changes.of(on)) {
    const refused = check(id, before)
    if (refused) return refused
  }
  return undefined
}

function tooMuch(book: PlanBook): Refused {
  if (book.task.size > planLimits.tasks)
    return refusal(
      'plan.tooLarge',
      `A plan holds at most ${planLimits.tasks} tasks. Maybe make a project of each of its parts, and link them.`,
    )
  const counts = [
    ['dependency', planLimits.links],
    ['assignment', planLimits.links],
    ['calendar', planLimits.calendars],
    ['resource', planLimits.resources],
    ['baseline', planLimits.baselines],
  ] as const
  const over = counts.find(([on, most]) => book[on].size > most)
  return over && refusal('plan.tooLarge', `A plan holds at most ${over[1]} rows of ${over[0]}.`)
}

function checkSettings(book: PlanBook, before: Fields | undefined): Refused {
  const { calendar } = book.settings
  return calendar === before?.['calendar'] ? undefined : needsCalendar(book, calendar, { on: 'settings', id: 'plan' })
}

function needsCalendar(book: PlanBook, id: string | undefined, row: RowName): Refused {
  return id === undefined || book.calendar.has(id) ? undefined : missing(row, 'calendar', id)
}

const missing = (row: RowName, what: PlanTable, id: string): CommandRefusal =>
  refusal('row.unknown', `There is no ${what} “${id}” in the plan. Maybe somebody took it away.`, {
    rows: [row, { on: what, id }],
  })

function checkCalendar(book: PlanBook, id: string): Refused {
  const calendar = book.calendar.get(id)
  if (calendar === undefined) return stillUsed(book, id)
  const seen = new Set([id])
  for (let base = calendar.base; base !== undefined; base = book.calendar.get(base)?.base) {
    if (seen.has(base))
      return refusal('calendar.loop', `“${calendar.name}” would stand on itself. Maybe choose another base.`, {
        rows: [...seen].map((one) => ({ on: 'calendar', id: one })),
      })
    seen.add(base)
    if (!book.calendar.has(base)) return missing({ on: 'calendar', id }, 'calendar', base)
  }
  return undefined
}

/** Taking a calendar away is rare: all rows are looked at. */
function stillUsed(book: PlanBook, id: string): Refused {
  const uses = (row: { readonly calendar?: string }) => row.calendar === id
  const users: readonly RowName[] = [
    ...(uses(book.settings) ? [{ on: 'settings', id: 'plan' } as const] : []),
    ...named(
      'calendar',
      [...book.calendar.values()].filter((one: Calendar) => one.base === id),
    ),
    ...named('resource', [...book.resource.values()].filter(uses)),
    ...named('task', [...book.task.values()].filter(uses)),
  ]
  if (users.length === 0) return undefined
  return refusal(
    'calendar.inUse',
    `The calendar is in use by ${users.length} rows of the plan. Maybe give them another one first.`,
    { rows: [{ on: 'calendar', id }, ...users.slice(0, 100)] },
  )
}

const named = (on: PlanTable, rows: readonly { readonly id: string }[]): RowName[] => rows.map(({ id }) => ({ on, id }))

function checkResource(book: PlanBook, id: string): Refused {
  const resource = book.resource.get(id)
  if (resource !== undefined) return needsCalendar(book, resource.calendar, { on: 'resource', id })
  const users = named(
    'assignment',
    [...book.assignment.values()].filter((one) => one.resource === id),
  )
  if (users.length === 0) return undefined
  return refusal('resource.inUse', `${users.length} assignments name the resource. Maybe take them away first.`, {
    rows: [{ on: 'resource', id }, ...users.slice(0, 100)],
  })
}

function checkTask(book: PlanBook, id: string, before: Fields | undefined): Refused {
  const task = book.task.get(id)
  if (task === undefined) return checkGone(book, id)
  const row: RowName = { on: 'task', id }
  if (task.calendar !== before?.['calendar']) {
    const refused = needsCalendar(book, task.calendar, row)
    if (refused) return refused
  }
  if (task.type !== 'summary' && book.children(id).length > 0)
    return refusal('task.holdsTasks', `“${task.name}” holds other tasks, and so is a summary.`, {
      rows: [
        row,
        ...book
          .children(id)
          .slice(0, 100)
          .map((child) => ({ on: 'task' as const, id: child })),
      ],
    })
  const unknown = Object.keys(task.baselines ?? {}).find((baseline) => !book.baseline.has(baseline))
  if (unknown !== undefined && task.baselines !== before?.['baselines']) return missing(row, 'baseline', unknown)
  return task.parent === before?.['parent'] ? undefined : checkParent(book, task)
}

/** A task goes with all that names it, in one command. */
function checkGone(book: PlanBook, id: string): Refused {
  const left: RowName[] = [
    ...book.children(id).map((child) => ({ on: 'task' as const, id: child })),
    ...[...book.incoming(id), ...book.outgoing(id)].map((link) => ({ on: 'dependency' as const, id: link })),
    ...[...book.assignments(id)].map((one) => ({ on: 'assignment' as const, id: one })),
  ]
  if (left.length === 0) return undefined
  return refusal(
    'task.inUse',
    `${left.length} other rows name the task that is to go: what it holds, its links and its assignments. Maybe somebody added them just now; take the task away once more.`,
    { rows: [{ on: 'task', id }, ...left.slice(0, 100)] },
  )
}

function checkParent(book: PlanBook, task: Task): Refused {
  const row: RowName = { on: 'task', id: task.id }
  if (task.parent === undefined) return undefined
  const parent = book.task.get(task.parent)
  if (parent === undefined) return missing(row, 'task', task.parent)
  if (parent.type !== 'summary')
    return refusal('task.notSummary', `“${parent.name}” is no summary: it cannot hold other tasks.`, {
      rows: [row, { on: 'task', id: parent.id }],
    })
  const seen = new Set([task.id])
  for (const id of book.ancestors(task.id)) {
    if (seen.has(id))
      return refusal('task.insideItself', `“${task.name}” would be inside itself. Maybe put it somewhere else.`, {
        rows: [...seen].map((one) => ({ on: 'task', id: one })),
      })
    seen.add(id)
  }
  return undefined
}

function checkDependency(book: PlanBook, id: string, before: Fields | undefined): Refused {
  const link = book.dependency.get(id)
  if (link === undefined) return undefined
  const row: RowName = { on: 'dependency', id }
  const [from, to] = [book.task.get(link.predecessor), book.task.get(link.successor)]
  if (from === undefined) return missing(row, 'task', link.predecessor)
  if (to === undefined) return missing(row, 'task', link.successor)
  if (from === to)
    return refusal('link.itself', `“${from.name}” cannot wait for itself.`, {
      rows: [row, { on: 'task', id: from.id }],
    })
  const isSame = link.successor === before?.['successor'] && link.predecessor === before['predecessor']
  if (isSame && link.type === before['type']) return undefined
  for (const other of book.incoming(link.successor)) {
    const twin = book.dependency.get(other)!
    if (other !== id && twin.predecessor === link.predecessor && twin.type === link.type)
      return refusal('link.twice', `“${from.name}” and “${to.name}” are linked so already.`, {
        rows: [row, { on: 'dependency', id: other }],
      })
  }
  return undefined
}

function checkAssignment(book: PlanBook, id: string): Refused {
  const assignment = book.assignment.get(id)
  if (assignment === undefined) return undefined
  const row: RowName = { on: 'assignment', id }
  if (!book.task.has(assignment.task)) return missing(row, 'task', assignment.task)
  if (assignment.resource !== undefined && !book.resource.has(assignment.resource))
    return missing(row, 'resource', assignment.resource)
  return undefined
}
