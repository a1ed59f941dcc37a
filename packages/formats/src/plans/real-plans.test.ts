import { join } from 'node:path'
import type { StoredField } from '@gantry/planning/compare/stored'
import { describe, expect, test } from 'vitest'
import { hasRealPlans, realPlans } from '../testing/real-plans.ts'
import { type StoredPlan, storedPlans } from '../testing/stored-plans.ts'
import { storedPlansPage } from '../testing/stored-plans-table.ts'

if (!hasRealPlans) console.info(`real plans are not at ${realPlans}: their tests are left out`)

const page = join(import.meta.dirname, '../../../../docs/planning/real-plans.md')

describe.skipIf(!hasRealPlans)('plans that planning tools scheduled and saved', () => {
  const plans: StoredPlan[] = hasRealPlans ? storedPlans() : []
  const named = (file: string) => plans.find((plan) => plan.file === file)!

  test('the page that says how far we reach is of today (renew with `npm test -- packages/formats/src/plans -u`)', async () => {
    await expect(storedPlansPage(plans)).toMatchFileSnapshot(page)
  })

  test.each([
    ['AJ-sample.mpp', 55],
    ['Commercial_construction_project_plan.mpp', 126],
    ['ExtractEmbeddedObjects.mpp', 61],
    ['New_Product.mpp', 36],
    ['OzBuild_16_Orig.mpp', 15],
    ['ConstraintAsLateAsPossible.mpp', 14],
    ['ConstraintFinishNoLaterThan.mpp', 14],
    ['ConstraintMustFinishOn.mpp', 14],
    ['ConstraintStartNoEarlierThan.mpp', 14],
    ['Residential_Construction.mpp', 89],
    ['Software_Development_Plan.mpp', 74],
    ['Software_Development.mpp', 74],
    ['task-baselines-project2016-mspdi.xml', 110],
    ['task-links-project2003-mspdi.xml', 16],
    ['task-links-project2007-mspdi.xml', 16],
    ['task-links-project2010-mspdi.xml', 16],
    ['task-links-project2013-mspdi.xml', 16],
    ['task-links-project2016-mspdi.xml', 16],
    ['task-links-project2019-mspdi.xml', 16],
    ['MDL4D.xer', 62],
    ['xernative-sample.xer', 25],
    ['SP10-COST-LOADED.xer', 3994],
  ])('%s: early, late and current dates of all %i tasks', (file, tasks) => {
    const all = { compared: tasks, equal: tasks }
    expect(named(file).fields).toMatchObject({
      earlyStart: all,
      earlyFinish: all,
      lateStart: all,
      lateFinish: all,
      start: all,
      finish: all,
    })
  })

  test('where no work has begun, an early date differs only as the same working time, but in the plans named here', () => {
    const early: readonly StoredField[] = ['earlyStart', 'earlyFinish', 'start', 'finish']
    const others = plans.filter(
      ({ begun, differences }) =>
        begun === 0 &&
        differences.some(({ field, reason }) => early.includes(field) && reason.id !== 'sameWorkingTime'),
    )
    // The first lost its splits on its way out of the binary format; the second was never scheduled by its writer.
    expect(others.map(({ file }) => file)).toEqual(['Splits.mpp', 'aspose-test.xer'])
  })

  test('a real P6 plan of 3,994 activities: every date and free float, and total float where it is that of its own dates', () => {
    const { fields, differences } = named('SP10-COST-LOADED.xer')
    expect(fields.freeFloat).toEqual({ compared: 3471, equal: 3471 })
    expect(fields.totalFloat).toEqual({ compared: 3471, equal: 3428 })
    expect(differences.map(({ field, reason }) => `${field} ${reason.id}`)).toEqual(
      Array.from({ length: 43 }, () => 'totalFloat ownFloat'),
    )
  })
})
