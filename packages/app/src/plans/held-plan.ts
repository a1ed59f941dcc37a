import { LivePlan } from '@gantry/planning'
import {
  apply,
  bookOf,
  Changes,
  type DateTable,
  editOf,
  engineBuild,
  figuresOf,
  type Outcome,
  type PlanBook,
  type PlanCommand,
  type PlanSnapshot,
} from '@gantry/planning/editing'
import type { PlanFigures } from '@gantry/store/plans/plans'

/** A plan in memory at one head: its rows, and their dates, which follow when they are asked for. */
export class HeldPlan {
  head: number
  readonly book: PlanBook
  /** Bodies of answers that stay the same until the head is another. */
  readonly answers = new Map<string, Uint8Array>()
  /** The dates of tasks as they were last written, and of which head. */
  dated: { readonly head: number; readonly table: DateTable } | undefined
  #live: LivePlan | undefined
  /** Of commands that the dates do not know yet. */
  #pending: Changes | undefined

  constructor(book: PlanBook, head: number) {
    this.book = book
    this.head = head
  }

  static of(plan: PlanSnapshot, head: number): HeldPlan {
    return new HeldPlan(bookOf(plan), head)
  }

  /** The plan with its dates, all commands applied. */
  get live(): LivePlan {
    this.#live ??= new LivePlan(this.book.toPlan())
    if (this.#pending) this.#live.edit(editOf(this.book, this.#pending))
    this.#pending = undefined
    return this.#live
  }

  /** Applies a command; the head stays until `settle`. @param confirmed it was applied before, or takes one back */
  apply(command: PlanCommand, confirmed = false): Outcome {
    const outcome = apply(this.book, command, { schedule: () => this.live.schedule(), confirmed })
    if (outcome.changes && this.#live) {
      this.#pending ??= new Changes()
      this.#pending.add(outcome.changes)
    }
    return outcome
  }

  settle(head: number): void {
    this.head = head
    this.answers.clear()
  }

  figures(): PlanFigures {
    const { start, finish, critical } = figuresOf(this.live)
    return {
      engine: engineBuild,
      hash: this.live.hash(),
      start: start ?? null,
      finish: finish ?? null,
      tasks: this.book.task.size,
      links: this.book.dependency.size,
      critical,
    }
  }
}
