import type { CompileOptions } from '../network/compile.ts'
import type { Minute, Plan, StoredDates, Task } from '../plan.ts'
import type { Schedule, ScheduledTask } from '../schedule.ts'
import { type StoredReason, storedReasons } from './stored-reasons.ts'

/** What a file may store of its own answer, and what is computed of it: names of both. */
export const storedFields = [
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'start',
  'finish',
  'totalFloat',
  'freeFloat',
] as const satisfies readonly (keyof StoredDates & keyof ScheduledTask)[]
export type StoredField = (typeof storedFields)[number]

/** A schedule beside the dates that the plan's file stored as its own answer. */
export interface StoredComparison {
  /** Over the tasks for which the file stores a value, summaries too. */
  readonly fields: Readonly<Record<StoredField, { readonly compared: number; readonly equal: number }>>
  /** In the plan's order, then in that of `storedFields`. */
  readonly differences: readonly StoredDifference[]
  /** Tasks with any stored value. */
  readonly tasks: number
}

export interface StoredDifference {
  readonly task: string
  readonly field: StoredField
  /** An instant, or minutes of float. */
  readonly stored: Minute
  /** Absent where the schedule has no such task. */
  readonly computed?: Minute
  readonly reason: StoredReason
}

/** Compares a schedule with what the file stored, and says why where that can be known. Nothing of the file is changed. */
export function compareWithStored(plan: Plan, schedule: Schedule, options: CompileOptions = {}): StoredComparison {
  const fields = Object.fromEntries(storedFields.map((field) => [field, { compared: 0, equal: 0 }])) as Counts
  const differing: Omit<StoredDifference, 'reason'>[] = []
  let tasks = 0
  for (const task of plan.tasks) {
    const found = differencesOf(task, schedule.tasks.get(task.id), fields)
    if (found === undefined) continue
    tasks++
    differing.push(...found)
  }
  if (differing.length === 0) return { fields, differences: [], tasks }
  const reasonOf = storedReasons(plan, schedule, options)
  return { fields, differences: differing.map((each) => ({ ...each, reason: reasonOf(each) })), tasks }
}

type Counts = Record<StoredField, { compared: number; equal: number }>

/** Undefined where nothing is stored. */
function differencesOf(
  { id, stored }: Task,
  computed: ScheduledTask | undefined,
  counts: Counts,
): Omit<StoredDifference, 'reason'>[] | undefined {
  if (stored === undefined || storedFields.every((field) => stored[field] === undefined)) return undefined
  return storedFields.flatMap((field) => {
    const value = stored[field]
    if (value === undefined) return []
    counts[field].compared++
    if (computed?.[field] !== value)
      return [{ task: id, field, stored: value, ...(computed && { computed: computed[field] }) }]
    counts[field].equal++
    return []
  })
}
