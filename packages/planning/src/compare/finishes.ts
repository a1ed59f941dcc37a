import type { CompileOptions } from '../network/compile.ts'
import { LivePlan } from '../network/incremental.ts'
import { schedule } from '../network/schedule.ts'
import type { Minute, Plan } from '../plan.ts'
import type { Change, ChangeKind } from './change.ts'
import type { PlanState } from './compare-plans.ts'
import { type Draft, draftOf, planOf } from './draft.ts'
import { LiveDraft, type TouchingChange } from './live-draft.ts'

/** A move of the finish, and what made it. */
export interface Step {
  readonly kind: ChangeKind | 'recalculated' | 'other'
  readonly text: string
  readonly tasks: readonly string[]
  readonly from: Minute
  readonly to: Minute
}

export interface FinishesOptions extends CompileOptions {
  /**
   * How often the whole plan is scheduled at most; when that is used up, changes are told together. Less for large plans,
   * when not given, so that an answer is a matter of seconds.
   */
  readonly attempts?: number
}

/** Tasks and links that are scheduled over and over before changes are told together. */
const mostScheduled = 2_000_000

/** When the plan finishes with the first so many changes made. */
export class Finishes {
  readonly #before: Plan
  readonly #after: Plan
  readonly #changes: readonly Change[]
  readonly #options: CompileOptions
  readonly #known = new Map<number, Minute>()
  readonly #given: Minute
  #attempts: number

  constructor(
    before: PlanState,
    { plan: after }: PlanState,
    changes: readonly Change[],
    { attempts, ...options }: FinishesOptions,
  ) {
    this.#before = before.plan
    this.#after = after
    this.#given = before.schedule.finish
    this.#changes = linksSummaries(before.plan) || linksSummaries(after) ? changes.map(withoutShape) : changes
    this.#options = options
    const size = after.tasks.length + after.dependencies.length + 1
    this.#attempts = attempts ?? Math.min(400, Math.max(8, Math.round(mostScheduled / size)))
  }

  /** When the later plan itself finishes. */
  last(): Minute {
    return schedule(this.#after, this.#options).finish
  }

  at(made: number): Minute {
    const known = this.#known.get(made)
    if (known !== undefined) return known
    this.#attempts--
    const { finish } = new LivePlan(planOf(this.#draftAt(made)), { ...this.#options, only: 'early' })
    this.#known.set(made, finish)
    return finish
  }

  /** The moves of all changes: those that say what they touch one by one, the others by halving. */
  steps(): Step[] {
    const steps: Step[] = []
    for (let from = 0; from < this.#changes.length; ) {
      let to = from + 1
      const touching = this.#canStayScheduled(from)
      while (to < this.#changes.length && this.#canStayScheduled(to) === touching) to++
      steps.push(...(touching ? this.#oneByOne(from, to) : this.#halved(from, to)))
      from = to
    }
    return steps
  }

  /** A plan without a start, or scheduled from its finish, is scheduled as a whole. */
  #canStayScheduled(at: number): boolean {
    const { touches, kind } = this.#changes[at]!
    if (touches === undefined) return false
    // Settings are made before all that touches tasks, but for the status date.
    const { start, from } = kind === 'calendar' || kind === 'setting' ? this.#before : this.#after
    return start !== undefined && from === 'start'
  }

  /** Each change made in a plan that stays scheduled, until that does not pay any more. */
  #oneByOne(from: number, to: number): Step[] {
    const changes = this.#changes.slice(from, to) as readonly TouchingChange[]
    const live = new LiveDraft(this.#draftAt(from), changes, this.#options)
    let { finish } = live
    // What the earlier plan was said to finish at need not be worked out again.
    if (from === 0 && finish === this.#given) this.#known.set(0, this.#given)
    if (finish !== this.at(from)) return this.#halved(from, to)
    const steps: Step[] = []
    for (const [n, change] of changes.entries()) {
      if (!live.make(change)) this.#attempts--
      const now = live.finish
      if (now !== finish) steps.push(stepOf([change], finish, now))
      finish = now
      if (this.#attempts <= 0) {
        this.#known.set(from + n + 1, finish)
        return [...steps, ...this.#halved(from + n + 1, to)]
      }
    }
    this.#known.set(to, finish)
    return steps
  }

  /** The same by scheduling the whole plan, half of the changes at a time. */
  #halved(from: number, to: number): Step[] {
    if (from === to || this.at(from) === this.at(to)) return []
    if (to - from === 1 || this.#attempts <= 0)
      return [stepOf(this.#changes.slice(from, to), this.at(from), this.at(to))]
    const middle = (from + to) >> 1
    return [...this.#halved(from, middle), ...this.#halved(middle, to)]
  }

  #draftAt(made: number): Draft {
    const draft = draftOf(this.#before)
    for (const { make } of this.#changes.slice(0, made)) make(draft)
    return draft
  }
}

function stepOf(made: readonly Change[], from: Minute, to: Minute): Step {
  const [first] = made
  return {
    kind: first!.kind,
    text: made.length === 1 ? first!.text : `${made.length} changes together, the first: ${first!.text}`,
    tasks: [...new Set(made.flatMap(({ tasks }) => tasks))],
    from,
    to,
  }
}

/** Links on a summary are links on what it holds: there a task that comes or goes touches more than itself. */
function linksSummaries({ tasks, dependencies }: Plan): boolean {
  const summaries = new Set(tasks.flatMap(({ id, type }) => (type === 'summary' ? [id] : [])))
  if (summaries.size === 0) return false
  return dependencies.some(({ predecessor, successor }) => summaries.has(predecessor) || summaries.has(successor))
}

function withoutShape(change: Change): Change {
  if (!change.touches?.shape) return change
  const { touches: _, ...whole } = change
  return whole
}
