import type { Task } from '@gantry/planning/plan'
import type { ScheduledTask } from '@gantry/planning/schedule'
import type { KeptParts } from './kept-parts.ts'

/** A task with the answer of a schedule in place of the one it came with. */
export function scheduled(task: Task, answer: ScheduledTask): Task {
  const { start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, critical } = answer
  const stored = { start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, critical }
  return { ...task, duration: task.type === 'summary' ? answer.duration : task.duration, stored }
}

/** Fields that a planning tool computes from its own dates: beside others they would be wrong. */
const results = new Set([
  'StartSlack',
  'FinishSlack',
  'StartVariance',
  'FinishVariance',
  'PreLeveledStart',
  'PreLeveledFinish',
  'OverAllocated',
])

export function withoutResults<T extends KeptParts>(kept: T | undefined): T | undefined {
  if (kept?.fields === undefined) return kept
  return { ...kept, fields: Object.fromEntries(Object.entries(kept.fields).filter(([name]) => !results.has(name))) }
}
