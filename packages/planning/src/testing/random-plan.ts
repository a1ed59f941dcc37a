import fc from 'fast-check'
import { calendar, week } from '../calendar/testing/draw.ts'
import { constraintTypes, type Dependency, type Lag, type Plan, type Task } from '../plan.ts'
import { startOfDay } from '../time/days.ts'
import { monday } from './plan-text.ts'

/** Once in so many. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, one = 8): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** Invented plans with everything a network can have; days lie around Monday 4 May 2026. */
export const randomPlan: fc.Arbitrary<Plan> = fc.integer({ min: 0, max: 24 }).chain((more) => {
  const size = more + 2
  return fc
    .record({
      rules: fc.constantFrom('msproject' as const, 'p6' as const),
      tasks: fc.tuple(...Array.from({ length: size }, (_, n) => randomTask(n))),
      dependencies: fc.array(randomLink(size), { maxLength: size * 2, size: 'max' }),
      statusDate: rarely(instant, 2),
      finish: rarely(instant, 3),
      options: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        fc.record(
          {
            lagCalendar: fc.constantFrom('predecessor', 'successor', 'project', 'twentyFourHours'),
            openEndsCritical: fc.boolean(),
            leadsPassStart: fc.boolean(),
            mandatoryBeatsLogic: fc.boolean(),
            criticalBy: fc.constantFrom('totalFloat', 'longestPath'),
            outOfSequence: fc.constantFrom('retainedLogic', 'progressOverride', 'actualDates'),
            totalFloat: fc.constantFrom('start', 'finish', 'smallest'),
          },
          { requiredKeys: [] },
        ),
      ),
    })
    .map(({ tasks, statusDate, finish, dependencies, ...rest }) => ({
      title: 'Invented',
      start: startOfDay(monday) + 480,
      from: 'start' as const,
      calendar: 'office',
      units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
      calendars,
      resources: [{ id: 'anna', name: 'Anna', type: 'work' as const, calendar: 'mornings' }],
      assignments: tasks.flatMap(({ assigned, task }) =>
        assigned
          ? [{ id: `by-${task.id}`, task: task.id, resource: 'anna', units: 0.5, work: Math.round(task.duration / 2) }]
          : [],
      ),
      baselines: [],
      tasks: tasks.map(({ task }) => task),
      dependencies: dependencies.map((link, n) => ({ ...link, id: String(n) })),
      ...rest,
      ...(statusDate !== undefined && { statusDate }),
      ...(finish !== undefined && { finish }),
    }))
})

const calendars = [
  calendar('office', week('Mo-Fr 8-12 13-17')),
  calendar('mornings', week('Mo-Sa 6-14')),
  calendar('nights', week('Mo-Fr 22-30')),
  calendar('always', week('Mo-Su 0-24')),
]

const instant = fc
  .tuple(fc.integer({ min: -10, max: 40 }), fc.constantFrom(0, 360, 480, 600, 720, 1020, 1320))
  .map(([day, minute]) => startOfDay(monday + day) + minute)

const minutes = fc.constantFrom(0, 60, 240, 480, 960, 1440, 2400)

const lag: fc.Arbitrary<Lag> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ in: 'working' as const, minutes: 0 }) },
  fc.record({
    in: fc.constantFrom('working' as const, 'elapsed' as const),
    minutes: fc.constantFrom(-960, -60, 60, 480, 1440),
  }),
  fc.record({
    in: fc.constantFrom('percent' as const, 'elapsedPercent' as const),
    percent: fc.constantFrom(-50, 25, 100),
  }),
)

/** Mostly from an earlier task to a later one; now and then against that, so that loops come about. */
export const randomLink = (size: number): fc.Arbitrary<Omit<Dependency, 'id'>> =>
  fc
    .record({
      a: fc.nat({ max: size - 1 }),
      b: fc.nat({ max: size - 1 }),
      type: fc.oneof({ weight: 2, arbitrary: fc.constant('FS' as const) }, fc.constantFrom('SS', 'FF', 'SF')),
      lag,
      back: fc.nat({ max: 600 }),
    })
    .filter(({ a, b }) => a !== b)
    .map(({ a, b, back, ...rest }) => {
      const [first, last] = a < b === back > 0 ? [a, b] : [b, a]
      return { predecessor: String(first), successor: String(last), ...rest }
    })

const randomConstraint = fc
  .record({ type: fc.constantFrom(...constraintTypes), date: instant })
  .map(({ type, date }) => (type.startsWith('as') ? { type } : { type, date }))

const randomProgress = fc.oneof(
  fc.record({ actualStart: instant, remaining: minutes }),
  fc.record({ actualStart: instant, percent: fc.constantFrom(0, 40, 100) }),
  fc.record({ actualStart: instant, lasts: minutes }).map(({ actualStart, lasts }) => ({
    actualStart,
    actualFinish: actualStart + lasts,
    percent: 100,
    remaining: 0,
  })),
  fc
    .record({ actualStart: instant, stop: instant, lasts: minutes, remaining: minutes })
    .map(({ lasts, stop, ...rest }) => ({
      ...rest,
      stop,
      resume: stop + lasts,
      suspended: stop,
      resumed: stop + lasts,
    })),
)

/** A task by its number; every fourth may be held by the summary before it. */
export const randomTask = (n: number): fc.Arbitrary<{ readonly task: Task; readonly assigned: boolean }> =>
  fc
    .record({
      type:
        n % 4 === 0
          ? fc.constantFrom('task', 'summary')
          : fc.constantFrom('task', 'task', 'task', 'task', 'task', 'milestone', 'milestone', 'hammock'),
      milestone: rarely(fc.constantFrom('start', 'finish'), 2),
      held: fc.boolean(),
      duration: minutes,
      calendar: rarely(fc.constantFrom('office', 'mornings', 'nights', 'always'), 2),
      constraint: rarely(randomConstraint, 4),
      secondConstraint: rarely(randomConstraint, 12),
      deadline: rarely(instant),
      progress: rarely(randomProgress, 4),
      elapsed: rarely(fc.constant(true as const)),
      inactive: rarely(fc.constant(true as const), 20),
      manual: rarely(fc.record({ start: instant }), 20),
      levellingDelay: rarely(minutes, 20),
      expectedFinish: rarely(instant, 20),
      external: rarely(fc.record({ earlyStart: instant, lateFinish: instant }, { requiredKeys: [] }), 20),
      resourceDriven: rarely(fc.constant(true as const), 4),
      assigned: fc.integer({ min: 0, max: 3 }).map((k) => k === 0),
    })
    .map(({ held, assigned, ...fields }) => ({
      assigned,
      task: defined({
        id: String(n),
        name: `Task ${n}`,
        effort: { fixed: 'units', driven: false },
        ...fields,
        ...(held && n % 4 !== 0 && { parent: String(n - (n % 4)) }),
      }) as unknown as Task,
    }))

/** Without the fields that are not there. */
const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
