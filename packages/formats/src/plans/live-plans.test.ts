import { LivePlan, schedule } from '@gantry/planning'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasRealPlans, realFiles, realPlans } from '../testing/real-plans.ts'
import { readPlan } from './read-plan.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: their tests are left out`)

describe.skipIf(!hasRealPlans)('a real P6 plan with hammocks, while it is edited', () => {
  test('finishes when the whole plan scheduled anew does', () => {
    const read = readPlan(realFiles('cpm/p6-sp10', '.xer')[0]![1])
    if (read.refusal) throw new Error(read.refusal.message)
    const { plan } = read
    const hammocks = new Set(plan.tasks.filter(({ type }) => type === 'hammock').map(({ id }) => id))
    const tied = plan.dependencies.filter(
      ({ predecessor, successor }) => hammocks.has(predecessor) || hammocks.has(successor),
    )
    expect(tied).toHaveLength(7)
    const edits = fc.array(
      fc.record({
        link: fc.oneof(fc.constantFrom(...tied), fc.constantFrom(...plan.dependencies)),
        task: fc.constantFrom(...plan.tasks.filter(({ type }) => type !== 'summary')),
        does: fc.constantFrom('unlink', 'later', 'lasts', 'finished'),
      }),
      { minLength: 6, maxLength: 6 },
    )
    fc.assert(
      fc.property(edits, (steps) => {
        const [whole, early] = [new LivePlan(plan), new LivePlan(plan, { only: 'early' })]
        const removed = new Set<string>()
        for (const { link, task, does } of steps) {
          if (removed.has(link.id)) continue
          for (const live of [whole, early]) {
            if (does === 'unlink') live.edit({ removed: [link.id] })
            if (does === 'later') live.edit({ dependencies: [{ ...link, lag: { in: 'working', minutes: 2_000_000 } }] })
            if (does === 'lasts') live.edit({ tasks: [{ ...task, duration: 500_000 }] })
            if (does === 'finished')
              live.edit({
                tasks: [{ ...task, progress: { actualStart: plan.start!, actualFinish: plan.start! + 9e5 } }],
              })
          }
          if (does === 'unlink') removed.add(link.id)
        }
        const { finish, tasks } = schedule(whole.plan)
        expect([whole.finish, early.finish]).toEqual([finish, finish])
        expect(whole.schedule().tasks).toEqual(tasks)
      }),
      { numRuns: 15 },
    )
  })
})
