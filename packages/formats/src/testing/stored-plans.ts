import { gunzipSync } from 'node:zlib'
import { type Plan, schedule } from '@gantry/planning'
import {
  compareWithStored,
  type StoredDifference,
  type StoredField,
  storedFields,
} from '@gantry/planning/compare/stored'
import { readPlan } from '../plans/read-plan.ts'
import { realFiles } from './real-plans.ts'

/** A real plan's file laid beside our schedule of it: its tasks, without summaries. */
export interface StoredPlan {
  readonly file: string
  readonly from: 'Microsoft Project' | 'Project XML' | 'XER'
  readonly tasks: number
  /** Tasks on which work has begun. */
  readonly begun: number
  readonly fields: Readonly<Record<StoredField, { readonly compared: number; readonly equal: number }>>
  readonly differences: readonly StoredDifference[]
}

/**
 * Every plan beside the repository that a planning tool scheduled and saved, each once. `.mpp` files come by way of another
 * reader's conversion: its dates are the file's, its floats are its own, so they are left out.
 */
export function storedPlans(): StoredPlan[] {
  const seen = new Set<string>()
  const folders = [
    ['interop/expected/mspdi', '.xml.gz', 'Microsoft Project'],
    ['interop/mpp-mspdi-twins', '.xml', 'Project XML'],
    ['interop/mspdi', '.xml', 'Project XML'],
    ['cpm/mpxj', '.xml', 'Project XML'],
    ['interop/xer', '.xer', 'XER'],
    ['cpm/mpxj', '.xer', 'XER'],
    ['cpm/p6-sp10', '.xer', 'XER'],
  ] as const
  return folders.flatMap(([folder, ending, from]) =>
    realFiles(folder, ending)
      .filter(([name]) => from !== 'Microsoft Project' || name.startsWith('mpp_'))
      .flatMap(([name, raw]) => {
        const bytes = ending === '.xml.gz' ? new Uint8Array(gunzipSync(raw)) : raw
        const file = name.replace(/^mpp_/, '').replace(/\.xml\.gz$/, '')
        const same = `${bytes.length} ${file}`
        if (seen.has(same)) return []
        seen.add(same)
        const read = readPlan(bytes, name)
        return read.refusal === undefined ? [storedPlan(file, from, read.plan)] : []
      })
      .filter((plan) => storedFields.some((field) => plan.fields[field].compared > 0)),
  )
}

function storedPlan(file: string, from: StoredPlan['from'], plan: Plan): StoredPlan {
  const comparison = compareWithStored(plan, schedule(plan))
  const scheduled = plan.tasks.filter(({ type, inactive }) => type !== 'summary' && !inactive)
  const ids = new Set(scheduled.map(({ id }) => id))
  const counts = storedFields.filter((field) => from !== 'Microsoft Project' || !field.endsWith('Float'))
  const differences = comparison.differences.filter(({ task, field }) => ids.has(task) && counts.includes(field))
  const countOf = (field: StoredField) => {
    if (!counts.includes(field)) return { compared: 0, equal: 0 }
    const compared = scheduled.filter(({ stored }) => stored?.[field] !== undefined).length
    return { compared, equal: compared - differences.filter((each) => each.field === field).length }
  }
  return {
    file,
    from,
    tasks: scheduled.length,
    begun: scheduled.filter(({ progress }) => progress?.actualStart !== undefined).length,
    fields: Object.fromEntries(storedFields.map((field) => [field, countOf(field)])) as StoredPlan['fields'],
    differences,
  }
}
