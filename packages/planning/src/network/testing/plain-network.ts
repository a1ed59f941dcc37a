import fc from 'fast-check'
import { compileCalendars, elapsedTime } from '../../calendar/compile.ts'
import { calendar, week } from '../../calendar/testing/draw.ts'
import { monday } from '../../testing/plan-text.ts'
import { startOfDay } from '../../time/days.ts'
import { buildNetwork } from '../build.ts'
import { type Network, none } from '../network.ts'
import { rulesFor } from '../rule-sets.ts'

const start = startOfDay(monday) + 480
const calendars = [
  calendar('office', week('Mo-Fr 8-12 13-17')),
  calendar('mornings', week('Mo-Sa 6-14')),
  calendar('nights', week('Mo-Fr 22-30')),
]

const task = fc.record({
  calendar: fc.integer({ min: 0, max: 3 }),
  duration: fc.constantFrom(0, 30, 60, 240, 480, 960, 2400),
  links: fc.array(
    fc.record({
      back: fc.integer({ min: 1, max: 5 }),
      type: fc.integer({ min: 0, max: 3 }),
      lag: fc.oneof(fc.constant(0), fc.constantFrom(-1440, -480, -60, 30, 480, 1440)),
      lagCalendar: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 3 },
  ),
})

/** Invented networks of tasks with nothing special, in four calendars, one of them the clock. */
export const plainNetwork: fc.Arbitrary<Network> = fc
  .record({
    tasks: fc.array(task, { minLength: 1, maxLength: 30, size: 'max' }),
    rules: fc.constantFrom('msproject' as const, 'p6' as const),
    options: fc.record({ leadsPassStart: fc.boolean(), openEndsCritical: fc.boolean() }, { requiredKeys: [] }),
    finish: fc.constantFrom(none, start + 3 * 1440, start + 20 * 1440),
  })
  .map(({ tasks, rules, options, finish }) => {
    const size = tasks.length
    const links = tasks.flatMap((one, to) =>
      one.links.filter(({ back }) => back <= to).map(({ back, ...rest }) => ({ from: to - back, to, ...rest })),
    )
    const compiled = compileCalendars(calendars, start)
    const duration = Int32Array.from(tasks, (one) => one.duration)
    return buildNetwork({
      size,
      rules: rulesFor(rules, options),
      start,
      finish,
      statusDate: start,
      calendars: [elapsedTime, ...calendars.map(({ id }) => compiled.get(id)!)],
      flags: new Int32Array(size),
      calendar: Uint16Array.from(tasks, (one) => one.calendar),
      duration,
      remaining: duration,
      actualStart: new Int32Array(size).fill(none),
      actualFinish: new Int32Array(size).fill(none),
      from: Int32Array.from(links, ({ from }) => from),
      to: Int32Array.from(links, ({ to }) => to),
      type: Uint8Array.from(links, ({ type }) => type),
      lag: Int32Array.from(links, ({ lag }) => lag),
      lagCalendar: Uint16Array.from(links, ({ lagCalendar }) => lagCalendar),
      special: new Map(),
    }).network
  })
