import { type CommandRefusal, type PlanCommand, planLimits } from '@gantry/planning/editing'
import { commandsById, commandsSince, storedCommands } from '@gantry/store/plans/commands'
import { ownResources } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import type { PlanDesk } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'
import { isOwnProgress } from './own-progress.ts'
import { allowedAt, type CommandWithEdits, commandsTold, mostCommandsTold } from './plan-json.ts'
import { ahead, isId, otherEngine, tooManyCommands } from './plan-refusals.ts'
import { type CommandResult, Writing } from './writing.ts'
import { writingPlan } from './writing-plan.ts'

export interface SaveInput {
  /** The head that the commands were made on. */
  readonly base: number
  /** The build of the engine that the caller schedules with. */
  readonly engine: string
  readonly commands: readonly PlanCommand[]
}

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
      commandsById(context.org, plan, commands.map(({ id }) => id).filter(isId)),
      commandsSince(context.org, plan, base, mostCommandsTold + 1),
      ownResources(context.org, plan, context.actor.person ?? null),
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

/** For the document of the API. */
export const mostCommands = planLimits.commands
