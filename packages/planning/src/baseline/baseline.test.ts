import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import { dayEnd, dayStart, planText } from '../testing/plan-text.ts'
import { baselineIds, compareWithBaseline } from './compare-baseline.ts'
import { removeBaseline, saveBaseline } from './save-baseline.ts'

const state = (plan: Plan) => ({ plan, schedule: schedule(plan) })
const day = 480

const agreed = planText(`
  phase  summary
  design 3d; in phase; by anna; costs 900       |XXX      |
  build  2d; in phase; after design             |   XX    |
  spare  1d; inactive                           |         |`)

test('a baseline keeps dates, duration, work and cost of what is active', () => {
  const plan = saveBaseline(agreed, schedule(agreed), { id: 'gate 2', name: 'Gate 2', savedAt: dayStart('Mo4') })
  expect(plan.baselines).toEqual([{ id: 'gate 2', name: 'Gate 2', savedAt: dayStart('Mo4') }])
  const [phase, design, build, spare] = plan.tasks.map(({ baselines }) => baselines?.['gate 2'])
  expect(phase).toMatchObject({ start: dayStart('Mo4'), finish: dayEnd('Fr8'), duration: 5 * day })
  expect(design).toEqual({
    start: dayStart('Mo4'),
    finish: dayEnd('We6'),
    duration: 3 * day,
    work: 3 * day,
    costMinor: 900,
  })
  expect(build).toEqual({ start: dayStart('Th7'), finish: dayEnd('Fr8'), duration: 2 * day })
  expect(spare).toBeUndefined()
  expect(plan.assignments[0]!.baselines).toEqual({ 'gate 2': { work: 3 * day } })
})

test('a schedule equals the baseline just saved from it', () => {
  const plan = saveBaseline(agreed, schedule(agreed), { id: '0' })
  expect(compareWithBaseline(state(plan), '0')).toEqual({ baseline: '0', tasks: [], missing: [], compared: 3 })
})

test('what slipped since is told task by task and in all, and what the baseline lacks', () => {
  const saved = saveBaseline(agreed, schedule(agreed), { id: '0' })
  const longer = saved.tasks.map((task) => (task.id === 'design' ? { ...task, duration: 4 * day } : task))
  const [extra] = planText('paint 1d').tasks
  const comparison = compareWithBaseline(state({ ...saved, tasks: [...longer, extra!] }), '0')
  expect(comparison.finish).toEqual({ before: dayEnd('Fr8'), after: dayEnd('Mo11'), workingMinutes: day })
  expect(comparison.start).toBeUndefined()
  expect(comparison.tasks.map(({ task }) => task)).toEqual(['phase', 'design', 'build'])
  expect(comparison.tasks[1]!.duration).toEqual({ before: 3 * day, after: 4 * day, by: day })
  expect(comparison.missing).toEqual(['paint'])
})

test('baselines from files need no more than dates', () => {
  const plan = planText(`
    a 3d; baseline Mo4..Tu5    |XXX |
    b 1d                       |X   |`)
  expect(baselineIds(plan)).toEqual(['0'])
  expect(compareWithBaseline(state(plan), '0')).toMatchObject({
    finish: { workingMinutes: day },
    tasks: [{ task: 'a', finish: { workingMinutes: day } }],
    missing: ['b'],
    compared: 1,
  })
  expect(compareWithBaseline(state(plan), '7')).toEqual({ baseline: '7', tasks: [], missing: ['a', 'b'], compared: 0 })
})

test('a baseline saved again replaces the first, and removed leaves nothing behind', () => {
  const once = saveBaseline(agreed, schedule(agreed), { id: '0', name: 'First' })
  const twice = saveBaseline(once, schedule(once), { id: '0', name: 'Second' })
  expect(twice.baselines).toEqual([{ id: '0', name: 'Second' }])
  expect(removeBaseline(twice, '0')).toEqual(agreed)
  const two = saveBaseline(twice, schedule(twice), { id: '1' })
  expect(removeBaseline(two, '0').tasks[0]!.baselines).toHaveProperty('1')
})
