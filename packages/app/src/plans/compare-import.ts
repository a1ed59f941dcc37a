import { alignIds, comparePlans, type Plan, schedule } from '@gantry/planning'
import { same } from '@gantry/planning/editing/same'
import { bookOf, type PlanBook, type PlanSnapshot, snapshotOf, tidied } from '@gantry/planning/editing'

export interface ImportChanges {
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** More than half of the plan's tasks. */
  readonly removesOverHalf: boolean
  readonly lines: readonly string[]
}

const mostLines = 200

/** The plan of a file with the ids that the plan there has for the same tasks: where files give new ids each time. */
export function aligned(file: PlanSnapshot, there: PlanBook): PlanSnapshot {
  if (there.task.size === 0) return file
  const plan = bookOf(file).toPlan()
  const same = alignIds(plan, there.toPlan())
  return same === plan ? file : snapshotOf(tidied(same).book)
}

/** What importing would change, in numbers and words. */
export function changesOf(file: PlanSnapshot, there: PlanBook): ImportChanges {
  const [before, after] = [there.toPlan(), bookOf(file).toPlan()]
  const told = comparePlans(state(before), state(after))
  const inputs = inputChanges(before, after)
  const changed = new Set([...told.tasks.map(({ task }) => task), ...told.relinked, ...inputs])
  const names = new Map(after.tasks.map(({ id, name }) => [id, name]))
  const removed = told.removed.length
  return {
    added: told.added.length,
    changed: changed.size,
    removed,
    removesOverHalf: removesTooMuch(removed, before.tasks.length),
    lines: [
      ...told.removed.map(({ name }) => `“${name}” goes away.`),
      ...told.added.map(({ name }) => `“${name}” is new.`),
      ...[...changed].map((id) => `“${names.get(id)}” changes.`),
    ].slice(0, mostLines),
  }
}

export const removesTooMuch = (removed: number, of: number): boolean => removed * 2 > of

const state = (plan: Plan) => ({ plan, schedule: schedule(plan) })

/** Tasks of both whose own fields differ, dates or not. */
function inputChanges(before: Plan, after: Plan): string[] {
  const was = new Map(before.tasks.map((task) => [task.id, task]))
  return after.tasks.filter((task) => was.has(task.id) && !same(was.get(task.id), task)).map(({ id }) => id)
}
