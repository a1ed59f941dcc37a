import fc from 'fast-check'
import { constraintTypes, type Plan, type Task, taskTypes } from '../plan.ts'
import { planText } from './plan-text.ts'

const usual = planText('')
const start = usual.start!

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone')
const instant = fc.integer({ min: -3 * 1440, max: 40 * 1440 }).map((minutes) => start + minutes)
const minutes = fc.constantFrom(0, 1, 240, 480, 4800, 30_000)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

/** Leaves out what is undefined, as plans do. */
const given = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T

const constraint = fc.record({ type: fc.constantFrom(...constraintTypes), date: instant })

const task: fc.Arbitrary<Task> = fc
  .record({
    type: fc.constantFrom('task', ...taskTypes),
    parent: maybe(ids),
    duration: minutes,
    elapsed: maybe(fc.constant(true)),
    calendar: maybe(fc.constantFrom('Mo-Fr', 'never', 'gone')),
    inactive: maybe(fc.constant(true)),
    constraint: maybe(constraint),
    secondConstraint: maybe(constraint),
    deadline: maybe(instant),
    manual: maybe(fc.record({ start: instant, finish: instant })),
    progress: maybe(
      fc
        .record({
          actualStart: maybe(instant),
          actualFinish: maybe(instant),
          percent: maybe(fc.nat(100)),
          remaining: maybe(minutes),
        })
        .map(given),
    ),
    baselines: maybe(fc.record({ '0': fc.record({ start: instant, finish: instant }) })),
    levellingDelay: maybe(minutes),
  })
  .map((row) => ({ id: '', name: '', effort: { fixed: 'units', driven: false }, ...given(row) }) as Task)

const lag = fc.oneof(
  fc.record({ in: fc.constantFrom('working', 'elapsed'), minutes: fc.integer({ min: -960, max: 960 }) }),
  fc.record({ in: fc.constantFrom('percent', 'elapsedPercent'), percent: fc.integer({ min: -150, max: 150 }) }),
)

/**
 * Plans as files bring them at their worst: loops of links and of parents, links and calendars that are not there,
 * summaries that hold nothing, progress against all logic, calendars that never work.
 */
export const brokenPlan: fc.Arbitrary<Plan> = fc
  .record({
    tasks: fc.array(task, { maxLength: 6 }),
    links: fc.array(
      fc.record({ predecessor: ids, successor: ids, type: fc.constantFrom('FS', 'SS', 'FF', 'SF'), lag }),
      { maxLength: 8 },
    ),
    rules: fc.constantFrom('msproject', 'p6'),
    from: fc.constantFrom('start', 'start', 'finish'),
    statusDate: maybe(instant),
    finish: maybe(instant),
    calendar: fc.constantFrom('Mo-Fr', 'Mo-Fr', 'never', 'gone'),
  })
  .map(
    ({ tasks, links, ...rest }) =>
      ({
        ...usual,
        ...given(rest),
        calendars: [...usual.calendars, { ...usual.calendars[0]!, id: 'never', week: [[], [], [], [], [], [], []] }],
        tasks: tasks.map((one, n) => ({ ...one, id: 'abcdef'[n]!, name: 'abcdef'[n]! })),
        dependencies: links.map((link, n) => ({ ...link, id: String(n) })),
      }) as Plan,
  )
