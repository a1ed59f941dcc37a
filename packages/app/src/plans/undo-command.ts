import { Changes, type CommandRefusal, type RowEdit } from '@gantry/planning/editing'
import { commandsById, markUndone, storedCommand, undoQueries } from '@gantry/store/plans/commands'
import { ownResources } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import { done, type Outcome, type Refused, refuse } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import type { PlanDesk } from './desk.ts'
import { isOwnProgress } from './own-progress.ts'
import { allowedAt, type CommandWithEdits } from './plan-json.ts'
import { Writing } from './writing.ts'
import { writingPlan } from './writing-plan.ts'

export interface UndoInput {
  /** The id that the undo is to have as a command: sent again, it is not done twice. */
  readonly id: string
  /** The command to take back; absent: the caller's last that is not undone. An undo taken back is a redo. */
  readonly undoes?: string
}

export interface PlanUndone {
  readonly head: number
  readonly hash: string
  readonly command: CommandWithEdits
}

/**
 * Takes a command of one's own back: its inverse, as a command of today. What others did meanwhile to the same fields
 * speaks against it, and so does everything that undo stops at: an import, a baseline, an applied what-if.
 */
export async function undoCommand(
  context: Context,
  desk: PlanDesk,
  plan: string,
  { id, undoes }: UndoInput,
): Promise<Outcome<PlanUndone>> {
  return await writingPlan(context, desk, plan, async ({ tx, stored, seat }) => {
    const allowed = allowedAt(context, stored.place)
    if (!allowed.edit.ok && !allowed.progress.ok) return forbidden(allowed.edit)
    const account = context.actor.user ?? null
    const [found, barrier, known, own] = await tx.batch([
      ...undoQueries(context.org, plan, account, undoes),
      commandsById(context.org, plan, [id]),
      ownResources(context.org, plan, context.actor.person ?? null),
    ])
    if (known?.rows[0]) return doneAlready
    const row = found?.rows[0]
    if (row === undefined) return nothingToUndo
    const command = storedCommand(row)
    if (command.account !== account) return notYours(command.actorName)
    if (command.undoneBy !== null) return undoneAlready
    if (command.n <= Number(barrier?.rows[0]?.n ?? 0) || row.inverse === null) return stopsHere
    const held = await seat.at(stored.head, readingIn(tx))
    const undo = {
      id,
      verb: command.undoes === null ? 'undo' : 'redo',
      edits: row.inverse as RowEdit[],
      undoes: command.id,
    }
    const mine = new Set((own?.rows ?? []).map((one) => one.id as string))
    if (!allowed.edit.ok && !isOwnProgress(held.book, undo, mine)) return forbidden(allowed.edit)
    // A command that changed nothing has nothing to take back, but is out of the way afterwards.
    const outcome = undo.edits.length === 0 ? { changes: new Changes(), inverse: [] } : held.apply(undo, true)
    if ('refusal' in outcome && outcome.refusal) return overtaken(outcome.refusal)
    const writing = new Writing(context, held, stored.head)
    const { n } = writing.add(undo, outcome)
    await tx.batch([
      ...writing.queries(stored),
      markUndone(context.org, plan, command.id, id),
      ...(command.undoes === null ? [] : [markUndone(context.org, plan, command.undoes, null)]),
    ])
    desk.dateLater(context.org, plan)
    const { actor, actorName, at } = writing.made[0]!
    return done({
      head: held.head,
      hash: writing.hash,
      command: { ...undo, n, actor, actorName, at, undone: false },
    })
  })
}

const doneAlready = refuse({
  id: 'undo.done',
  status: 409,
  message: 'This undo was done already.',
  mend: 'Maybe ask for the commands since the head you know.',
})

const nothingToUndo = refuse({
  id: 'undo.nothing',
  status: 422,
  message: 'There is nothing of yours to take back.',
  mend: 'Maybe it was undone already, or somebody else did it.',
})

const undoneAlready = refuse({
  id: 'undo.undone',
  status: 409,
  message: 'This change was taken back already.',
  mend: 'Maybe redo it: take back the undo.',
})

const stopsHere = refuse({
  id: 'undo.stops',
  status: 422,
  message: 'Undo stops at an import, at a baseline and at a what-if that was applied.',
  mend: 'Maybe change the plan by hand, or import the former file again.',
})

const notYours = (name: string): Refused =>
  refuse({
    id: 'undo.others',
    status: 422,
    message: `This change was made by ${name}; undo takes back what is one’s own.`,
    mend: 'Maybe ask them, or change the plan by hand.',
  })

function overtaken({ id, sentence, rows, conflicts }: CommandRefusal): Refused {
  return refuse({
    id: 'undo.overtaken',
    status: 409,
    message: `Others have changed the same since: ${sentence}`,
    mend: 'Maybe change it by hand to what it shall be.',
    values: { because: id, rows, conflicts },
  })
}
