import type { CompileOptions } from '../network/compile.ts'
import { LivePlan } from '../network/incremental.ts'
import { schedule } from '../network/schedule.ts'
import type { Minute, Plan } from '../plan.ts'
import type { Change, ChangeKind } from './change.ts'
import { type Draft, draftOf, planOf } from './draft.ts'

/** A move of the finish, and what made it. */
export interface Step {
  readonly kind: ChangeKind | 'recalculated' | 'other'
  readonly text: string
  readonly tasks: readonly string[]
  readonly from: Minute
  readonly to: Minute
}

export interface FinishesOptions extends CompileOptions {
  /** How often the plan is scheduled at most; when that is used up, changes are told together. */
  readonly attempts?: number
}

/** Edits that have a network compiled anew, before halving is the shorter way. */
const mostRebuilt = 12

/** When the plan finishes with the first so many changes made. */
export class Finishes {
  readonly #before: Plan
  readonly #after: Plan
  readonly #changes: readonly Change[]
  readonly #options: CompileOptions
  readonly #known = new Map<number, Minute>()
  #attempts: number
  #last: Minute | undefined

  constructor(before: Plan, after: Plan, changes: readonly Change[], { attempts = 400, ...options }: FinishesOptions) {
    this.#before = before
    this.#after = after
    this.#changes = changes
    this.#options = options
    this.#attempts = attempts
  }

  /** When the later plan itself finishes. */
  get last(): Minute {
    this.#last ??= schedule(this.#after, this.#options).finish
    return this.#last
  }

  at(made: number): Minute {
    const known = this.#known.get(made)
    if (known !== undefined) return known
    this.#attempts--
    const { finish } = schedule(planOf(this.#draftAt(made)), this.#options)
    this.#known.set(made, finish)
    return finish
  }

  /**
   * The changes from one to another that move the finish, each made in a plan that stays scheduled. Undefined when that
   * does not pay, or when such a plan finishes otherwise than the whole plan scheduled anew.
   */
  oneByOne(from: number, to: number): Step[] | undefined {
    if (from === to) return []
    if (this.#changes.slice(from, to).some(({ edit }) => !edit)) return undefined
    const draft = this.#draftAt(from)
    const live = new LivePlan(planOf(draft), this.#options)
    const steps: Step[] = []
    let [finish, rebuilt] = [live.finish, 0]
    if (finish !== this.at(from)) return undefined
    for (let n = from; n < to; n++) {
      const { make, edit, ...change } = this.#changes[n]!
      make(draft)
      if (!live.edit(edit!(draft)) && ++rebuilt > mostRebuilt) return undefined
      if (live.finish !== finish) steps.push({ ...change, from: finish, to: live.finish })
      finish = live.finish
    }
    return finish === this.at(to) ? steps : undefined
  }

  /** The same by scheduling the whole plan, half of the changes at a time. */
  halved(from: number, to: number): Step[] {
    if (from === to || this.at(from) === this.at(to)) return []
    if (to - from === 1 || this.#attempts <= 0) return [this.#step(from, to)]
    const middle = (from + to) >> 1
    return [...this.halved(from, middle), ...this.halved(middle, to)]
  }

  #draftAt(made: number): Draft {
    const draft = draftOf(this.#before)
    for (const { make } of this.#changes.slice(0, made)) make(draft)
    return draft
  }

  #step(from: number, to: number): Step {
    const made = this.#changes.slice(from, to)
    const [first] = made
    return {
      kind: first!.kind,
      text: made.length === 1 ? first!.text : `${made.length} changes together, the first: ${first!.text}`,
      tasks: [...new Set(made.flatMap(({ tasks }) => tasks))],
      from: this.at(from),
      to: this.at(to),
    }
  }
}
