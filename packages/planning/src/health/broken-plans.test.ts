import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baselineIds, compareWithBaseline } from '../baseline/compare-baseline.ts'
import { removeBaseline, saveBaseline } from '../baseline/save-baseline.ts'
import { comparePlans } from '../compare/compare-plans.ts'
import { explainFinish } from '../compare/explain-finish.ts'
import { schedule } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import { brokenPlan } from '../testing/broken-plan.ts'
import { checkHealth } from './check-health.ts'

const stateOf = (plan: Plan) => ({ plan, schedule: schedule(plan) })

test('whatever a plan is like, its health can be told: every hit names what is in the plan', () => {
  fc.assert(
    fc.property(brokenPlan, (plan) => {
      const ids = new Set(plan.tasks.map(({ id }) => id))
      for (const { value = 0, count, population, hits, measures } of checkHealth(plan).results) {
        expect(Number.isFinite(value)).toBe(true)
        expect(count).toBe(hits.length)
        if (measures === 'share') expect(count).toBeLessThanOrEqual(population)
        expect(hits.flatMap(({ tasks }) => tasks).filter((id) => !ids.has(id))).toEqual([])
      }
    }),
    { numRuns: 120 },
  )
})

test('whatever two plans are like, what moved the finish adds up', () => {
  fc.assert(
    fc.property(brokenPlan, brokenPlan, (one, other) => {
      const [before, after] = [stateOf(one), stateOf(other)]
      const { steps, minutes } = explainFinish(before, after)
      expect(steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(minutes)
      expect(steps.map(({ kind }) => kind)).not.toContain('recalculated')
      expect(comparePlans(before, after).compared).toBe(Math.min(one.tasks.length, other.tasks.length))
    }),
    { numRuns: 120 },
  )
})

test('a baseline saved from any plan equals it, and removed leaves it as it was', () => {
  fc.assert(
    fc.property(brokenPlan, (plan) => {
      const saved = saveBaseline(plan, schedule(plan), { id: 'agreed' })
      expect(compareWithBaseline(stateOf(saved), 'agreed').tasks).toEqual([])
      expect(baselineIds(saved)).toContain('agreed')
      expect(removeBaseline(saved, 'agreed')).toEqual(plan)
    }),
    { numRuns: 100 },
  )
})
