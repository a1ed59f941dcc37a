import { compileCalendars, elapsedTime } from '../calendar/compile.ts'
import { workBetween } from '../calendar/work.ts'
import type { Minute } from '../plan.ts'
import { changesBetween } from './changes.ts'
import type { PlanState } from './compare-plans.ts'
import { Finishes, type FinishesOptions, type Step } from './finishes.ts'

/** Why the plan finishes at another time than before. The steps add up to the whole move. */
export interface FinishExplanation {
  readonly before: Minute
  readonly after: Minute
  /** By the clock. */
  readonly minutes: number
  /** In the calendar of the later plan. */
  readonly workingMinutes: number
  /** In the order in which they were made; changes that move nothing are left out. */
  readonly steps: readonly FinishStep[]
}

export interface FinishStep {
  /** `recalculated`: the finish that was given is not the one that our rules give. `other`: nothing of the listed kinds. */
  readonly kind: Step['kind']
  readonly text: string
  readonly tasks: readonly string[]
  readonly before: Minute
  readonly after: Minute
  readonly minutes: number
  readonly workingMinutes: number
}

/**
 * Which changes moved the finish. From the earlier plan to the later one, changes are made one after another, kind by
 * kind in the order of `changeKinds`, and the plan is scheduled again; a change explains the move that it makes on top of
 * those before it. So the steps always add up, and another order might share the move out otherwise. Changes of tasks and
 * links are made in a plan that stays scheduled. For others the whole plan is scheduled, and those that move the finish are
 * found by halving: of several that cancel each other out none is told then.
 */
export function explainFinish(before: PlanState, after: PlanState, options: FinishesOptions = {}): FinishExplanation {
  const changes = changesBetween(before.plan, after.plan)
  const finishes = new Finishes(before, after, changes, options)
  const time = compileCalendars(after.plan.calendars, after.schedule.finish).get(after.plan.calendar) ?? elapsedTime
  const steps = finishes.steps()
  const given = [before.schedule.finish, after.schedule.finish] as const
  const made = finishes.at(changes.length)
  // Where the changes lead to the finish that was given, the later plan need not be scheduled again.
  const last = made === given[1] ? made : finishes.last()
  const all: Step[] = [
    { kind: 'recalculated', text: recalculated, tasks: [], from: given[0], to: finishes.at(0) },
    ...steps,
    {
      kind: 'other',
      text: 'Something else in the plan was changed.',
      tasks: [],
      from: made,
      to: last,
    },
    { kind: 'recalculated', text: recalculated, tasks: [], from: last, to: given[1] },
  ]
  const move = (from: Minute, to: Minute) => ({
    before: from,
    after: to,
    minutes: to - from,
    workingMinutes: workBetween(time, from, to),
  })
  return {
    ...move(...given),
    steps: all.filter(({ from, to }) => from !== to).map(({ from, to, ...step }) => ({ ...step, ...move(from, to) })),
  }
}

const recalculated = 'The finish that was given is not the one that these rules of scheduling give.'
