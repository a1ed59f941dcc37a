import { Changes, type CommandRefusal, type PlanCommand, planLimits } from '@gantry/planning/editing'
import {
  commandsById,
  commandsSince,
  insertCommands,
  type NewCommand,
  storedCommands,
} from '@gantry/store/plans/commands'
import { ownResources, planQuery, type StoredPlan, storedPlan, updatePlan } from '@gantry/store/plans/plans'
import { eventStatements } from '@gantry/store/events/write'
import type { Query, Tx } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import type { PlanDesk, Seat } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'
import { isOwnProgress } from './own-progress.ts'
import { allowedAt, type CommandWithEdits, commandsTold, mostCommandsTold } from './plan-json.ts'
import { ahead, noPlan, otherEngine, tooManyCommands } from './plan-refusals.ts'
import { changeQueries } from './write-changes.ts'

export interface SaveInput {
  /** The head that the commands were made on. */
  readonly base: number
  /** The build of the engine that the caller schedules with. */
  readonly engine: string
  readonly commands: readonly PlanCommand[]
}

export type CommandResult =
  | { readonly id: string; readonly n: number }
  | { readonly id: string; readonly refusal: CommandRefusal }

export interface PlanSaved {
  readonly head: number
  readonly hash: string
  readonly results: readonly CommandResult[]
  /** What stands between `base` and these commands; null: too much, load the plan anew. */
  readonly others: readonly CommandWithEdits[] | null
}

/**
 * Applies commands to a plan, each whole or not at all, in one transaction with one event. A command that was applied before
 * gets its first answer. The dates follow from the same engine as in the browser; the answer holds their hash.
 */
export async function saveCommands(
  context: Context,
  desk: PlanDesk,
  plan: string,
  { base, engine, commands }: SaveInput,
): Promise<Outcome<PlanSaved>> {
  const refused = otherEngine(engine) ?? tooManyCommands(commands.length)
  if (refused) return refused
  return await writingPlan(context, desk, plan, async ({ tx, stored, seat }) => {
    if (base > stored.head) return ahead(base, stored.head)
    const allowed = allowedAt(context, stored.place)
    if (!allowed.edit.ok && !allowed.progress.ok) return forbidden(allowed.edit)
    const [known, since, own] = await tx.batch([
      commandsById(context.org, plan, commands.map(({ id }) => id).filter(isUuid)),
      commandsSince(context.org, plan, base, mostCommandsTold + 1),
      ownResources(context.org, plan, context.actor.person ?? nobody),
    ])
    const mine = new Set((own?.rows ?? []).map(({ id }) => id as string))
    const held = await seat.at(stored.head, readingIn(tx))
    const writing = new Writing(
      context,
      held,
      base,
      new Map((known?.rows ?? []).map((row) => [row.id as string, row.n as number])),
    )
    const results = commands.map((command): CommandResult => {
      const wrong = allowed.edit.ok || isOwn(held, command, mine) ? undefined : notOwn(allowed.edit.reason)
      return wrong ? { id: command.id, refusal: wrong } : writing.take(command)
    })
    if (writing.made.length > 0) {
      await tx.batch(writing.queries(stored))
      desk.dateLater(context.org, plan)
    }
    return done({
      head: held.head,
      hash: writing.made.length > 0 ? writing.hash : stored.figures.hash,
      results,
      others: commandsTold(storedCommands(since), context.actor.access.seesMoney(stored.place)),
    })
  })
}

const nobody = '00000000-0000-0000-0000-000000000000'

const isUuid = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** The shape of a command is told by `apply`; what has none is nobody's progress. */
function isOwn(held: HeldPlan, command: PlanCommand, mine: ReadonlySet<string>): boolean {
  try {
    return isOwnProgress(held.book, command, mine)
  } catch {
    return false
  }
}

const notOwn = (reason: string): CommandRefusal => ({
  id: 'access.edit',
  sentence: `${reason} You may say how far the work is that is assigned to you.`,
  rows: [],
  conflicts: [],
})

interface Work {
  readonly tx: Tx
  readonly stored: StoredPlan
  readonly seat: Seat
}

/** The road of every write to a plan: its seat in this process, its row in the database, and whatever `work` writes. */
export async function writingPlan<T>(
  context: Context,
  desk: PlanDesk,
  plan: string,
  work: (work: Work) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!isUuid(plan)) return noPlan(plan)
  return await desk.atPlan(context.org, plan, async (seat) => {
    try {
      return await context.store.transaction(scopeOf(context), async (tx) => {
        const { rows } = await tx.query(planQuery(sightOf(context), plan, true))
        return rows[0] ? await work({ tx, seat, stored: storedPlan(rows[0]) }) : noPlan(plan)
      })
    } catch (error) {
      seat.forget()
      throw error
    }
  })
}

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

/** For the document of the API. */
export const mostCommands = planLimits.commands
