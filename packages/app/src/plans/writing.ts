import { Changes, type CommandRefusal, type PlanCommand } from '@gantry/planning/editing'
import type { Query } from '@gantry/store/database'
import { eventStatements } from '@gantry/store/events/write'
import { insertCommands, type NewCommand } from '@gantry/store/plans/commands'
import { type StoredPlan, updatePlan } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import type { HeldPlan } from './held-plan.ts'
import { changeQueries } from './write-changes.ts'

/** What became of a command: its number, or why it was refused. */
export type CommandResult =
  | { readonly id: string; readonly n: number }
  | { readonly id: string; readonly refusal: CommandRefusal }

/** Commands on their way into a plan: applied to it in memory, and what is to be written of them. */
export class Writing {
  readonly made: NewCommand[] = []
  readonly changes = new Changes()
  hash = ''
  readonly #context: Context
  readonly #held: HeldPlan
  readonly #base: number
  readonly #known: Map<string, number>

  constructor(context: Context, held: HeldPlan, base: number, known: Map<string, number> = new Map()) {
    this.#context = context
    this.#held = held
    this.#base = base
    this.#known = known
  }

  take(command: PlanCommand): CommandResult {
    const first = this.#known.get(command.id)
    if (first !== undefined) return { id: command.id, n: first }
    if (command.undoes !== undefined) return { id: command.id, refusal: byUndo }
    const outcome = this.#held.apply(command)
    if (outcome.refusal) return { id: command.id, refusal: outcome.refusal }
    return this.add(command, outcome)
  }

  add(
    command: PlanCommand,
    { changes, inverse }: { changes: Changes; inverse: NewCommand['inverse'] },
  ): CommandResult & { n: number } {
    const { actor, now } = this.#context
    this.changes.add(changes)
    const n = this.#held.head + 1
    this.#held.settle(n)
    this.#known.set(command.id, n)
    this.made.push({
      n,
      id: command.id,
      verb: command.verb,
      base: this.#base,
      edits: command.edits,
      inverse,
      undoes: command.undoes ?? null,
      barrier: command.verb.startsWith('whatIf.') || command.edits.some(({ on }) => on === 'baseline'),
      account: actor.user ?? null,
      actor: actor.person ?? null,
      actorName: actor.name,
      at: now(),
    })
    return { id: command.id, n }
  }

  /** Rows, the plan's head and figures, the commands, and one event for all of them. */
  queries(stored: StoredPlan): Query[] {
    const { org, actor, now } = this.#context
    const figures = this.#held.figures()
    this.hash = figures.hash
    const { head, book } = this.#held
    const settings = this.changes.of('settings').size > 0 ? { settings: { ...book.settings } } : {}
    const { start, finish, tasks } = stored.figures
    return [
      ...changeQueries(org, stored.id, book, this.changes),
      updatePlan(org, stored.id, { head, figures, ...settings }, now(), actor.person ?? null),
      insertCommands(org, stored.id, this.made),
      ...eventStatements(this.#context, [
        {
          verb: 'edited',
          kind: 'plan',
          record: stored.id,
          version: head,
          initiative: stored.initiative.id,
          place: stored.place,
          before: { head: stored.head, start, finish, tasks },
          after: {
            head,
            start: figures.start,
            finish: figures.finish,
            tasks: figures.tasks,
            commands: this.made.length,
            verbs: [...new Set(this.made.map(({ verb }) => verb))].slice(0, 20),
          },
        },
      ]).queries,
    ]
  }
}

const byUndo: CommandRefusal = {
  id: 'command.undoes',
  sentence: 'A command is taken back by undo, which takes its inverse from the plan’s history.',
  place: 'undoes',
  rows: [],
  conflicts: [],
}
