import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan, Task } from '../plan.ts'
import { planText } from '../testing/plan-text.ts'
import { alignIds } from './align-ids.ts'
import { comparePlans } from './compare-plans.ts'

const compare = (before: Plan, after: Plan) =>
  comparePlans({ plan: before, schedule: schedule(before) }, { plan: after, schedule: schedule(after) })

/** The plan as another database gives it out: other ids, the rest as it was. */
function copied(plan: Plan, change: (task: Task) => Partial<Task> = () => ({})): Plan {
  const idOf = (id: string) => String(1000 + plan.tasks.findIndex((task) => task.id === id))
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({
      ...task,
      id: idOf(task.id),
      ...(task.parent && { parent: idOf(task.parent) }),
      ...change(task),
    })),
    dependencies: plan.dependencies.map((link) => ({
      ...link,
      predecessor: idOf(link.predecessor),
      successor: idOf(link.successor),
    })),
    assignments: plan.assignments.map((one) => ({ ...one, task: idOf(one.task) })),
  }
}

const plan = planText(`
  phase  summary
  design 3d; in phase; by anna
  build  4d; in phase; after design
  test   2d; after build`)

const withCodes = { ...plan, tasks: plan.tasks.map((task, n) => ({ ...task, code: `A${n}0` })) }

test('a copy with other ids is the same plan by its names', () => {
  const copy = copied(plan)
  expect(compare(plan, copy).compared).toBe(0)
  expect(alignIds(plan, copy)).toEqual({ ...copy, dependencies: expect.anything(), assignments: expect.anything() })
  expect(compare(alignIds(plan, copy), copy)).toMatchObject({ compared: 4, tasks: [], added: [], removed: [] })
})

test('codes go before names', () => {
  const copy = copied(withCodes, ({ name }) => ({ name: `${name}, revised` }))
  const { compared, links } = compare(alignIds(withCodes, copy), copy)
  expect([compared, links.added, links.removed]).toEqual([4, [], []])
})

test('plans that share their ids stay as they are, also with new tasks and new names', () => {
  const later = planText('phase summary\n design 3d\n build 4d\n paint 1d\n wash 1d')
  expect(alignIds(plan, later)).toBe(plan)
  const renamed = { ...withCodes, tasks: withCodes.tasks.map((task) => ({ ...task, name: task.name.toUpperCase() })) }
  expect(alignIds(withCodes, renamed)).toBe(withCodes)
})

test('an id that the later plan uses for another task is not taken for the same', () => {
  const before = planText('a 1d\n b 2d; after a\n c 3d; after b')
  const names: Readonly<Record<string, string>> = { a: 'b', b: 'c', c: 'd' }
  const after = { ...before, tasks: before.tasks.map((task) => ({ ...task, name: names[task.id]! })) }
  const aligned = alignIds(before, after)
  expect(aligned.tasks.map(({ id, name }) => `${name} is ${id}`)).toEqual(['a is a′', 'b is a', 'c is b'])
  expect(aligned.dependencies.map(({ predecessor, successor }) => predecessor + successor)).toEqual(['a′a', 'ab'])
})

test('names that occur twice say nothing', () => {
  const twice = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, name: 'same' })) }
  expect(alignIds(twice, copied(twice))).toBe(twice)
})
