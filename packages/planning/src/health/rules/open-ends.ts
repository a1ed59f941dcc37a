import type { Dependency, Task } from '../../plan.ts'
import type { Counted, CountedRule, NotApplicable } from '../rule.ts'
import type { HealthView } from '../view.ts'
import { noNetwork } from './no-network.ts'

/**
 * Thresholds of 5 %: Defense Contract Management Agency, 14-point schedule assessment, check 1 (logic). One task may
 * begin the plan and one may end it.
 */
export const openStarts: CountedRule = {
  id: 'logic.openStart',
  title: 'Tasks without a predecessor',
  why: 'Nothing that happens before moves them, so delays are not passed on to them.',
  measures: 'share',
  threshold: 0.05,
  look: (view) =>
    open(
      view,
      (task) => view.into(task).length === 0 && task.external?.earlyStart === undefined,
      'has no predecessor',
      first,
    ),
}

export const openFinishes: CountedRule = {
  id: 'logic.openFinish',
  title: 'Tasks without a successor',
  why: 'However late they end, nothing in the plan gets later; their float says nothing.',
  measures: 'share',
  threshold: 0.05,
  look: (view) =>
    open(
      view,
      (task) => view.outOf(task).length === 0 && task.external?.lateFinish === undefined,
      'has no successor',
      last,
    ),
}

/** A start is held by links FS and SS from what comes before. */
export const danglingStarts: CountedRule = {
  id: 'logic.danglingStart',
  title: 'Starts that no link holds',
  why: 'They have predecessors, but only to their finish: nothing says when they begin.',
  measures: 'share',
  threshold: 0.05,
  look: (view) =>
    dangling(view, (task) => view.into(task), ['FS', 'SS'], 'has predecessors to its finish, none to its start'),
}

/** A finish holds others by links FS and FF to what comes after. */
export const danglingFinishes: CountedRule = {
  id: 'logic.danglingFinish',
  title: 'Finishes that hold nothing',
  why: 'They have successors, but only from their start: they may last longer without moving anything.',
  measures: 'share',
  threshold: 0.05,
  look: (view) =>
    dangling(view, (task) => view.outOf(task), ['FS', 'FF'], 'has successors from its start, none from its finish'),
}

function open(
  view: HealthView,
  isOpen: (task: Task) => boolean,
  text: string,
  spared: (view: HealthView, open: readonly Task[]) => Task | undefined,
): Counted | NotApplicable {
  if (!view.hasNetwork) return noNetwork
  const ends = view.unfinished.filter(isOpen)
  const end = spared(view, view.tasks.filter(isOpen))
  return {
    population: view.unfinished.length,
    hits: ends.filter((task) => task !== end).map(({ id, name }) => ({ tasks: [id], text: `“${name}” ${text}.` })),
  }
}

/** The open start that begins the plan, the open finish that ends it; the first of those in the plan's order. */
const first = (view: HealthView, open: readonly Task[]) =>
  outermost(open, (task) => -(view.dates(task)?.earlyStart ?? Number.POSITIVE_INFINITY))

const last = (view: HealthView, open: readonly Task[]) =>
  outermost(open, (task) => view.dates(task)?.earlyFinish ?? Number.NEGATIVE_INFINITY)

function outermost(tasks: readonly Task[], reach: (task: Task) => number): Task | undefined {
  return tasks.reduce<Task | undefined>((best, task) => (best && reach(best) >= reach(task) ? best : task), undefined)
}

function dangling(
  view: HealthView,
  linksOf: (task: Task) => readonly Dependency[],
  holding: readonly Dependency['type'][],
  text: string,
): Counted | NotApplicable {
  if (!view.hasNetwork) return noNetwork
  const linked = view.unfinished.filter((task) => linksOf(task).length > 0)
  return {
    population: linked.length,
    hits: linked
      .filter((task) => !linksOf(task).some(({ type }) => holding.includes(type)))
      .map(({ id, name }) => ({ tasks: [id], text: `“${name}” ${text}.` })),
  }
}
