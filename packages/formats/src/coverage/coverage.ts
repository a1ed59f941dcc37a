import type { Plan } from '@gantry/planning/plan'
import { type WrittenFormat, planFormats } from '../plans/plan-formats.ts'
import { readPlan } from '../plans/read-plan.ts'
import { writePlan } from '../plans/write-plan.ts'
import { valuesOf } from './plan-fields.ts'

/** The formats that are compared, in the order of the table: another joins by a line. */
export const comparedFormats = {
  'gantry-plan': planFormats['gantry-plan'],
  mspdi: planFormats.mspdi,
  xer: planFormats.xer,
  'task-list': planFormats['task-list'],
} as const satisfies Partial<Record<WrittenFormat, string>>

export type ComparedFormat = keyof typeof comparedFormats

/** How many values of a field there were, and how many came back the same from each format. */
export interface FieldCoverage {
  values: number
  readonly same: Record<ComparedFormat, number>
}

/** Writes each plan in each format, reads it again, and counts the values that came back. */
export function coverageOf(plans: readonly Plan[]): ReadonlyMap<string, FieldCoverage> {
  const coverage = new Map<string, FieldCoverage>()
  for (const plan of plans) {
    const values = valuesOf(plan)
    for (const { field } of values.values()) {
      const known = coverage.get(field)
      if (known === undefined) coverage.set(field, { values: 1, same: noneYet() })
      else known.values++
    }
    for (const format of formats) {
      const read = readPlan(writePlan(plan, format).bytes, 'plan')
      const back = read.refusal === undefined ? valuesOf(read.plan) : new Map()
      for (const [place, { field, value }] of values) {
        const counted = coverage.get(field)
        if (counted !== undefined && back.get(place)?.value === value) counted.same[format]++
      }
    }
  }
  return coverage
}

const formats = Object.keys(comparedFormats) as ComparedFormat[]

const noneYet = () => Object.fromEntries(formats.map((format) => [format, 0])) as Record<ComparedFormat, number>
