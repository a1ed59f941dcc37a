import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlan } from '../testing/random-plan.ts'
import { backwardPass, placeLate } from './backward-pass.ts'
import { compile } from './compile.ts'
import { floatsOf, freeFloat, totalFloat } from './floats.ts'
import { forwardPass, placeEarly } from './forward-pass.ts'
import { noDates, none } from './network.ts'
import { latestFinish, lateDatesFrom } from './plan-finish.ts'

test('whole passes give each node what it gets alone', () => {
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const net = { ...compile(plan).network, clock: undefined }
      const nodes = Array.from({ length: net.size }, (_, node) => node)
      const dates = noDates(net.size)
      const alone = noDates(net.size)
      for (const pass of ['first', 'with late dates known']) {
        forwardPass(net, dates)
        for (const node of nodes) placeEarly(net, alone, node)
        expect([dates, pass]).toEqual([alone, pass])
        const finish = lateDatesFrom(net, latestFinish(net, dates))
        const [calculated, calculatedAlone] = [new Int32Array(net.size), new Int32Array(net.size)]
        backwardPass(net, dates, calculated, finish)
        for (const node of nodes.toReversed()) placeLate(net, alone, calculatedAlone, finish, node)
        expect([dates, calculated]).toEqual([alone, calculatedAlone])
        dates.finish = alone.finish = finish === none ? net.start : finish
        const floats = floatsOf(net, dates)
        for (const node of nodes) {
          const total = totalFloat(net, dates, node)
          const free = freeFloat(net, dates, node, total)
          expect([floats.total[node], floats.free[node]]).toEqual([total, free])
        }
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  )
})
