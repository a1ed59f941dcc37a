import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import { dayEnd, dayStart, planText } from '../testing/plan-text.ts'
import { comparePlans } from './compare-plans.ts'

const state = (text: string) => {
  const plan = planText(text)
  return { plan, schedule: schedule(plan) }
}

const day = 480

test('a plan is equal to itself', () => {
  const plan = state(`
    design 3d                |XXX      |
    build  4d; after design  |   XX..XX|`)
  expect(comparePlans(plan, plan)).toEqual({
    tasks: [],
    added: [],
    removed: [],
    links: { added: [], removed: [], changed: [] },
    relinked: [],
    compared: 2,
  })
})

test('a longer task moves those that follow, counted in working time', () => {
  const before = state(`
    design 3d                |XXX      |
    build  2d; after design  |   XX    |`)
  const after = state(`
    design 4d                |XXXX     |
    build  2d; after design  |    X..X |`)
  const comparison = comparePlans(before, after)
  expect(comparison.finish).toEqual({ before: dayEnd('Fr8'), after: dayEnd('Mo11'), workingMinutes: day })
  expect(comparison.tasks).toEqual([
    {
      task: 'design',
      finish: { before: dayEnd('We6'), after: dayEnd('Th7'), workingMinutes: day },
      duration: { before: 3 * day, after: 4 * day, by: day },
    },
    {
      task: 'build',
      start: { before: dayStart('Th7'), after: dayStart('Fr8'), workingMinutes: day },
      finish: { before: dayEnd('Fr8'), after: dayEnd('Mo11'), workingMinutes: day },
    },
  ])
})

test('moves of a task are counted in its own calendar', () => {
  const before = state(`
    calendar all: Mo-Su 8-12 13-17
    design 5d                              |XXXXX    |
    test   1d; calendar all; after design  |     X   |`)
  const after = state(`
    calendar all: Mo-Su 8-12 13-17
    design 6d                              |XXXXX..X |
    test   1d; calendar all; after design  |        X|`)
  expect(comparePlans(before, after).tasks.at(-1)!.start!.workingMinutes).toBe(3 * day)
})

test('what came and what went is listed, with work and cost', () => {
  const before = state(`
    design 3d; by anna; costs 100
    paint  1d; after design`)
  const after = state(`
    design 3d; by anna 50%; costs 250
    build  2d; after design`)
  const comparison = comparePlans(before, after)
  expect(comparison.added.map(({ id }) => id)).toEqual(['build'])
  expect(comparison.removed.map(({ id }) => id)).toEqual(['paint'])
  expect(comparison.tasks).toEqual([
    {
      task: 'design',
      work: { before: 3 * day, after: 1.5 * day, by: -1.5 * day },
      costMinor: { before: 100, after: 250, by: 150 },
    },
  ])
})

test('a task with other predecessors, or others terms with them, is re-linked', () => {
  const before = state(`
    a 1d
    b 1d
    c 1d; after a
    d 1d; after a
    e 1d; after a, b
    f 1d; after a FS+0d`)
  const after = state(`
    a 1d
    b 1d
    c 1d; after b
    d 1d; after a SS+1d
    e 1d; after b, a
    f 1d; after a FS+0ed`)
  const { links, relinked } = comparePlans(before, after)
  expect(relinked).toEqual(['c', 'd'])
  expect(links.added).toMatchObject([{ predecessor: 'b', successor: 'c' }])
  expect(links.removed).toMatchObject([{ predecessor: 'a', successor: 'c' }])
  expect(links.changed).toMatchObject([{ before: { type: 'FS' }, after: { type: 'SS' } }])
})

test('two links between the same tasks are told apart by their type', () => {
  const before = state(`
    a 5d
    b 5d; after a SS+1d, a FF+1d`)
  const after = state(`
    a 5d
    b 5d; after a FF+2d, a SS+1d`)
  expect(comparePlans(before, after).links).toMatchObject({
    added: [],
    removed: [],
    changed: [{ before: { type: 'FF', lag: { minutes: day } }, after: { type: 'FF', lag: { minutes: 2 * day } } }],
  })
})

test('milestones without a network compare by their dates', () => {
  const before = state(`
    permit  milestone; MFO Fr8
    opening milestone; MFO Fr15`)
  const after = state(`
    permit  milestone; MFO We6
    opening milestone; MFO Tu19`)
  const comparison = comparePlans(before, after)
  expect(comparison.tasks.map(({ task, finish }) => [task, finish!.workingMinutes / day])).toEqual([
    ['permit', -2],
    ['opening', 2],
  ])
  expect(comparison.finish!.workingMinutes).toBe(2 * day)
})

test('work is the task’s own figure, or what is assigned where the task says none', () => {
  const plan = planText('resource anna: calendar Mo-Fr\n design 3d; by anna')
  const withWork = (work: number) => ({
    ...plan,
    tasks: plan.tasks.map((task) => ({ ...task, effort: { ...task.effort, work } })),
  })
  const differs = (before: Plan, after: Plan) =>
    comparePlans({ plan: before, schedule: schedule(before) }, { plan: after, schedule: schedule(after) }).tasks
  expect(differs(plan, withWork(0))).toEqual([])
  expect(differs(plan, withWork(2 * day))).toMatchObject([{ work: { before: 3 * day, after: 2 * day } }])
})
