import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coveragePlans } from '../testing/coverage-plans.ts'
import { fullPlan } from '../testing/full-plan.ts'
import { hasRealPlans, realPlans } from '../testing/real-plans.ts'
import { coverageOf } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { valuesOf } from './plan-fields.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: the table of coverage is not compared`)

const page = resolve(import.meta.dirname, '../../../../docs/formats/coverage.md')

describe('What survives which format', () => {
  it('is everything in our own', () => {
    const lost = [...coverageOf([fullPlan])].filter(([, { values, same }]) => same['gantry-plan'] < values)
    expect(lost.map(([field]) => field)).toEqual([])
  })

  it('counts a value that changed, and one that is gone, as lost', () => {
    const values = valuesOf(fullPlan)
    const [first] = fullPlan.tasks
    const other = valuesOf({ ...fullPlan, tasks: [{ ...first!, duration: 1 }] })
    const place = `task ${first!.name}#1 duration`
    expect(values.get(place)?.value).not.toBe(other.get(place)?.value)
    expect([...values.keys()].filter((one) => !other.has(one)).length).toBeGreaterThan(10)
  })

  // Renew with `npm test -- packages/formats/src/coverage -u` when a format has learnt more.
  it.skipIf(!hasRealPlans)('is as the page says', async () => {
    const plans = coveragePlans()
    await expect(coverageTable(coverageOf(plans), plans.length)).toMatchFileSnapshot(page)
  })
})
