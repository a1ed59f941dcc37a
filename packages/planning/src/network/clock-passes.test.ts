import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elapsedTime } from '../calendar/compile.ts'
import type { RuleSetName } from '../plan.ts'
import { buildNetwork } from './build.ts'
import { floatsOf } from './floats.ts'
import { linkTypes, type Network, none } from './network.ts'
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

interface Invented {
  readonly tasks: readonly { readonly duration: number; readonly links: readonly Link[] }[]
  readonly rules: RuleSetName
  readonly leadsPassStart: boolean
  readonly finish: number
}

interface Link {
  readonly back: number
  readonly type: number
  readonly lag: number
}

function networkOf({ tasks, rules, leadsPassStart, finish }: Invented) {
  const links = tasks.flatMap(({ links }, to) =>
    links.filter(({ back }) => back <= to).map(({ back, ...rest }) => ({ from: to - back, to, ...rest })),
  )
  const size = tasks.length
  const duration = Int32Array.from(tasks, (one) => one.duration)
  return buildNetwork({
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
  }).network
}

/** Dates and floats: as they come, and by the general passes. */
function bothWays(network: Network) {
  const answers = [network, { ...network, clock: undefined }].map((net) => {
    const dates = runPasses(net)
    return { dates, floats: floatsOf(net, dates) }
  })
  return { answers: answers[0], general: answers[1] }
}

test('by whole numbers alone a network has the dates and floats that the general passes give it', () => {
  fc.assert(
    fc.property(networks, (invented) => {
      const network = networkOf(invented)
      expect(network.clock).toBeDefined()
      const { answers, general } = bothWays(network)
      expect(answers).toEqual(general)
    }),
    { numRuns: Number(process.env['RUNS'] ?? 2000) },
  )
})

const century = 100 * 365 * 1440

test.each([
  ['work', { duration: century, links: [{ back: 1, type: linkTypes.FS, lag: 0 }] }],
  ['leads', { duration: 60, links: [{ back: 1, type: linkTypes.SS, lag: -century }] }],
  ['one task', { duration: 30 * century, links: [] }],
])('four thousand years of %s are no matter for such numbers, and come out right', (_, task) => {
  const tasks = Array.from({ length: 40 }, () => task)
  const { answers, general } = bothWays(networkOf({ tasks, rules: 'msproject', leadsPassStart: true, finish: none }))
  expect(answers).toEqual(general)
})
