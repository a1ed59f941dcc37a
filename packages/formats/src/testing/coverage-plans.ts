import type { Plan } from '@gantry/planning'
import { readPlan } from '../plans/read-plan.ts'
import { fullPlan } from './full-plan.ts'
import { realFiles } from './real-plans.ts'

const folders: readonly (readonly [string, string])[] = [
  ['interop/mspdi', '.xml'],
  ['interop/mpp-mspdi-twins', '.xml'],
  ['cpm/mpxj', '.xml'],
  ['interop/xer', '.xer'],
]

/** Plans with all that files bring: real ones, and one of our own that uses every field. */
export function coveragePlans(): Plan[] {
  const read = folders.flatMap(([folder, ending]) =>
    realFiles(folder, ending).flatMap(([name, bytes]) => {
      const result = readPlan(bytes, name)
      return result.refusal === undefined ? [result.plan] : []
    }),
  )
  return [fullPlan, ...read]
}
