import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlan } from '../testing/random-plan.ts'
import { backwardPass, placeLate } from './backward-pass.ts'
import { compile } from './compile.ts'
import { floatsOf, freeFloat, totalFloat } from './floats.ts'
import { forwardPass, placeEarly } from './forward-pass.ts'
import { type Network, noDates, none } from './network.ts'
import { plainNetwork } from './testing/plain-network.ts'
import { latestFinish, lateDatesFrom } from './plan-finish.ts'

/** Dates and floats as the whole passes have them, and as the functions that know everything give them node by node. */
function bothWays(net: Network) {
  const nodes = Array.from({ length: net.size }, (_, node) => node)
  const whole: unknown[] = []
  const alone: unknown[] = []
  const dates = noDates(net.size)
  const one = noDates(net.size)
  for (const pass of ['first', 'with late dates known']) {
    forwardPass(net, dates)
    for (const node of nodes) placeEarly(net, one, node)
    const finish = lateDatesFrom(net, latestFinish(net, dates))
    const [calculated, calculatedAlone] = [new Int32Array(net.size), new Int32Array(net.size)]
    backwardPass(net, dates, calculated, finish)
    for (const node of nodes.toReversed()) placeLate(net, one, calculatedAlone, finish, node)
    dates.finish = one.finish = finish === none ? net.start : finish
    const { total, free } = floatsOf(net, dates)
    whole.push(pass, structuredClone(dates), calculated, total, free)
    const totals = total.map((_, node) => totalFloat(net, dates, node))
    alone.push(pass, structuredClone(one), calculatedAlone, totals)
    alone.push(totals.map((float, node) => freeFloat(net, dates, node, float)))
  }
  return { whole, alone }
}

const numRuns = Number(process.env['RUNS'] ?? 300)

test('whole passes give each node what it gets alone', () => {
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const { whole, alone } = bothWays({ ...compile(plan).network, clock: undefined })
      expect(whole).toEqual(alone)
    }),
    { numRuns },
  )
})

test('so do they in networks of plain tasks, with all links and lags between several calendars', () => {
  fc.assert(
    fc.property(plainNetwork, (net) => {
      const { whole, alone } = bothWays(net)
      expect(whole).toEqual(alone)
    }),
    { numRuns },
  )
})
