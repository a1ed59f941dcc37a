import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dependency, Plan, Task } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { randomLink, randomPlan, randomTask } from '../testing/random-plan.ts'
import { drawPlan, picturesOf } from '../testing/draw-plan.ts'
import { planText } from '../testing/plan-text.ts'
import { LivePlan } from './incremental.ts'
import { schedule } from './schedule.ts'

/** One thing that a person does to a plan. */
type Step =
  | { readonly do: 'task'; readonly task: Task }
  | { readonly do: 'duration'; readonly at: number; readonly minutes: number }
  | { readonly do: 'link'; readonly link: Omit<Dependency, 'id'> }
  | { readonly do: 'relink' | 'unlink'; readonly at: number; readonly link: Omit<Dependency, 'id'> }

const stepsFor = (size: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      fc
        .nat({ max: size - 1 })
        .chain(randomTask)
        .map(({ task }) => ({ do: 'task' as const, task })),
      fc.record({ do: fc.constant('duration' as const), at: fc.nat(), minutes: fc.constantFrom(0, 60, 480, 4800) }),
      fc.record({ do: fc.constant('link' as const), link: randomLink(size) }),
      fc.record({ do: fc.constantFrom('relink' as const, 'unlink' as const), at: fc.nat(), link: randomLink(size) }),
    ),
    { minLength: 1, maxLength: 8 },
  )

function take(live: LivePlan, step: Step, name: string): void {
  const { tasks, dependencies } = live.plan
  if (step.do === 'task') {
    // A task keeps its kind and its place; the shape of the network is the business of other steps.
    const before = tasks.find(({ id }) => id === step.task.id)!
    const { parent: _, ...rest } = step.task
    live.edit({ tasks: [{ ...rest, ...(before.parent && { parent: before.parent }) }] })
  } else if (step.do === 'duration')
    live.edit({ tasks: [{ ...tasks[step.at % tasks.length]!, duration: step.minutes }] })
  else if (step.do === 'link') live.edit({ dependencies: [{ ...step.link, id: name }] })
  else if (dependencies.length > 0) {
    const there = dependencies[step.at % dependencies.length]!
    if (step.do === 'unlink') live.edit({ removed: [there.id] })
    else live.edit({ dependencies: [{ ...there, type: step.link.type, lag: step.link.lag }] })
  }
}

const told = ({ tasks, start, finish, findings }: Schedule) => ({ tasks: [...tasks.values()], start, finish, findings })

test('after any edits the dates equal those of the whole plan scheduled anew', () => {
  fc.assert(
    fc.property(
      randomPlan.chain((plan) => fc.tuple(fc.constant(plan), stepsFor(plan.tasks.length))),
      ([plan, steps]) => {
        const live = new LivePlan(plan)
        for (const [n, step] of steps.entries()) {
          take(live, step, `new ${n}`)
          const whole = schedule(live.plan)
          expect(live.finish).toBe(whole.finish)
          expect(told(live.schedule())).toEqual(told(whole))
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  )
})

/** The same plan without calendars, progress and anything special, so that it is scheduled by the clock. */
const byTheClock = (plan: Plan): Plan => {
  const { statusDate: _, ...rest } = plan
  const { leadsPassStart } = plan.options
  const tasks = plan.tasks.map(({ id, name, duration, effort }) => ({
    id,
    name,
    duration,
    effort,
    type: 'task' as const,
  }))
  const options = leadsPassStart === undefined ? {} : { leadsPassStart }
  return { ...rest, calendar: 'always', assignments: [], tasks, options }
}

test('so they do in a plan by the clock, also when an edit ends that', () => {
  fc.assert(
    fc.property(
      randomPlan.chain((plan) => fc.tuple(fc.constant(byTheClock(plan)), stepsFor(plan.tasks.length))),
      ([plan, steps]) => {
        const live = new LivePlan(plan)
        for (const [n, step] of steps.entries()) {
          take(live, step, `new ${n}`)
          expect(told(live.schedule())).toEqual(told(schedule(live.plan)))
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  )
})

test('a plan that keeps early dates alone finishes when the whole plan does', () => {
  fc.assert(
    fc.property(
      randomPlan.chain((plan) => fc.tuple(fc.constant(plan), stepsFor(plan.tasks.length))),
      ([plan, steps]) => {
        const live = new LivePlan(plan, { only: 'early' })
        for (const [n, step] of steps.entries()) {
          take(live, step, `new ${n}`)
          expect(live.finish).toBe(schedule(live.plan).finish)
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  )
})

const before = `
  design    2d                       |XX          |
  build     3d; after design         |  XXX       |
  paint     1d; after build          |       X    |
  garden    1d                       |X           |`

test('an edit names the tasks whose dates are others, and no more', () => {
  const live = new LivePlan(planText(before))
  expect(drawPlan(live.plan, live.schedule())).toEqual(picturesOf(before))
  const build = live.plan.tasks[1]!
  const after = `
    design    2d                       |XX          |
    build     4d; after design         |  XXX..X    |
    paint     1d; after build          |        X   |
    garden    1d                       |X           |`
  expect(live.edit({ tasks: [{ ...build, duration: 4 * 480 }] })?.tasks()).toEqual(
    new Set(['build', 'paint', 'garden']),
  )
  expect(drawPlan(live.plan, live.schedule())).toEqual(picturesOf(after))
  // The plan's finish stays: only the garden's own dates move.
  expect(live.edit({ tasks: [{ ...live.plan.tasks[3]!, duration: 2 * 480 }] })?.tasks()).toEqual(new Set(['garden']))
})

test('a link comes, goes, and closes a loop', () => {
  const live = new LivePlan(planText(before))
  const link = {
    id: 'new',
    predecessor: 'garden',
    successor: 'paint',
    type: 'FS',
    lag: { in: 'working', minutes: 4800 },
  } as const
  live.edit({ dependencies: [link] })
  const late = `
    design    2d                       |XX              |
    build     3d; after design         |  XXX           |
    paint     1d; after build          |               X|
    garden    1d                       |X               |`
  expect(drawPlan(live.plan, live.schedule())).toEqual(picturesOf(late))
  live.edit({ removed: ['new'] })
  expect(drawPlan(live.plan, live.schedule())).toEqual(picturesOf(before))
  expect(live.edit({ dependencies: [{ ...link, predecessor: 'paint', successor: 'design' }] })).toBeUndefined()
  expect(live.schedule().findings.map(({ id }) => id)).toContain('link.cycle')
})
