import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elapsedTime } from '../calendar/compile.ts'
import { buildNetwork } from './build.ts'
import { floatsOf } from './floats.ts'
import { noDates, none } from './network.ts'
import { rulesFor } from './rule-sets.ts'
import { runPasses } from './run-passes.ts'

/** A task by its duration and the links into it, from the tasks so many before it. */
const task = fc.record({
  duration: fc.integer({ min: 0, max: 20 }),
  links: fc.array(
    fc.record({
      back: fc.integer({ min: 1, max: 5 }),
      type: fc.integer({ min: 0, max: 3 }),
      lag: fc.integer({ min: -15, max: 15 }),
    }),
    { maxLength: 3 },
  ),
})

const networks = fc.record({
  tasks: fc.array(task, { minLength: 1, maxLength: 30, size: 'max' }),
  rules: fc.constantFrom('msproject' as const, 'p6' as const),
  leadsPassStart: fc.boolean(),
  finish: fc.constantFrom(none, 1050, 1400),
})

test('by whole numbers alone a network has the dates and floats that the general passes give it', () => {
  fc.assert(
    fc.property(networks, ({ tasks, rules, leadsPassStart, finish }) => {
      const links = tasks.flatMap(({ links }, to) =>
        links.filter(({ back }) => back <= to).map(({ back, ...rest }) => ({ from: to - back, to, ...rest })),
      )
      const size = tasks.length
      const duration = Int32Array.from(tasks, (one) => one.duration)
      const { network } = buildNetwork({
        size,
        rules: rulesFor(rules, { leadsPassStart }),
        start: 1000,
        finish,
        statusDate: 1000,
        calendars: [elapsedTime],
        flags: new Int32Array(size),
        calendar: new Uint16Array(size),
        duration,
        remaining: duration,
        actualStart: new Int32Array(size).fill(none),
        actualFinish: new Int32Array(size).fill(none),
        from: Int32Array.from(links, ({ from }) => from),
        to: Int32Array.from(links, ({ to }) => to),
        type: Uint8Array.from(links, ({ type }) => type),
        lag: Int32Array.from(links, ({ lag }) => lag),
        lagCalendar: new Uint16Array(links.length),
        special: new Map(),
      })
      expect(network.clock).toBeDefined()
      const general = { ...network, clock: undefined }
      const dates = runPasses(network)
      expect(dates).toEqual(runPasses(general, noDates(size)))
      expect(floatsOf(network, dates)).toEqual(floatsOf(general, dates))
    }),
    { numRuns: 2000 },
  )
})
