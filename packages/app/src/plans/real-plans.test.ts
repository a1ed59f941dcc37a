import { hasRealPlans, realFiles, realPlans } from '@gantry/formats/testing/real-plans'
import { LivePlan, schedule } from '@gantry/planning'
import { bookOf, hashSchedule } from '@gantry/planning/editing'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import type { Database } from '@gantry/store/database'
import { initiative } from '@gantry/domain/kinds/structure/initiative'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { newOrganisation } from '../imports/testing/organisation.ts'
import { keepDrop } from '../imports/drops.ts'
import { createInitiative } from '../initiatives/create-initiative.ts'
import { openPlanDesk, type PlanDesk } from './desk.ts'
import { importPlan, previewPlanImport } from './import-plan.ts'
import { readPlanRows } from './read-plan.ts'
import type { Outcome } from '../outcome.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: their tests are left out`)

let store: Database
let context: Context
let desk: PlanDesk
beforeAll(async () => {
  store = await openTestStore()
  context = await newOrganisation(store)
  desk = await openPlanDesk(store)
})
afterAll(async () => {
  await desk.close()
  await store.close()
})

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

async function project(title: string): Promise<string> {
  return valueOf(await createInitiative(context, initiative, { fields: { title, type: 'project' } })).ref
}

const files = [
  ...realFiles('cpm/p6-sp10', '.xer'),
  ...realFiles('interop/mspdi', '.xml').filter(([name]) => name === 'New Product.xml'),
]

describe.skipIf(files.length === 0)('a real plan', () => {
  test.each(files.filter(([name]) => name.endsWith('.xer')))(
    '%s comes in and out again with its hash',
    async (name, bytes) => {
      const ref = await project(name)
      const { token, dates, tasks } = valueOf(await previewPlanImport(context, desk, ref, [{ name, bytes }]))
      expect(tasks).toBeGreaterThan(10)
      expect(dates.equal / dates.compared).toBeGreaterThan(0.99)
      const head = valueOf(await importPlan(context, desk, { initiative: ref, token, dates: 'reschedule' }))
      // A desk of its own knows nothing but the rows.
      const other = await openPlanDesk(store)
      let json = ''
      valueOf(await readPlanRows(context, other, head.id, async (text) => Buffer.from((json = text))))
      await other.close()
      const plan = bookOf(JSON.parse(json).plan).toPlan()
      expect(new LivePlan(plan).hash()).toBe(head.hash)
      expect(hashSchedule(plan, schedule(plan))).toBe(head.hash)
    },
    60_000,
  )

  test.each(files.filter(([name]) => name.endsWith('.xer')))(
    '%s keeps the dates of its file',
    async (name, bytes) => {
      const ref = await project(`${name} kept`)
      const token = await keepDrop(context, [{ name, bytes }])
      const head = valueOf(await importPlan(context, desk, { initiative: ref, token, dates: 'keep' }))
      const { dates } = valueOf(await previewPlanImport(context, desk, ref, [{ name, bytes }]))
      expect(head.finish).toBe(dates.storedFinish)
    },
    60_000,
  )
})
