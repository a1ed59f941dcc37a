import { clockOf, wallClock } from '@gantry/formats/ics/wall-clock'
import { changeRow, dateColumns, dateTable, type PlanCommand } from '@gantry/planning/editing'
import {
  type OutsideLink,
  outsideLinkQuery,
  outsideLinksOf,
  outsideLinksQuery,
  updateOutsideLink,
} from '@gantry/store/plans/outside-links'
import { planQuery, storedPlan } from '@gantry/store/plans/plans'
import { eventStatements } from '@gantry/store/events/write'
import type { Tx } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done } from '../outcome.ts'
import { reading, readingIn } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'
import type { PlanDesk } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'
import { loopAcross } from './loop-across.ts'
import { Writing } from './writing.ts'
import { writingPlan } from './writing-plan.ts'

/** What a link's predecessor says now: an instant of its own wall clock, and which zone that is. */
interface Said {
  readonly link: OutsideLink
  readonly date: number | undefined
  readonly timeZone: string | undefined
}

const [startColumn, finishColumn] = [dateColumns.indexOf('start'), dateColumns.indexOf('finish')]

/** Gives the dates of a plan's tasks to the plans that wait for them: into them where the link is hard, else as an offer. */
export async function carryDates(context: Context, desk: PlanDesk, plan: string): Promise<void> {
  const [links] = await context.store.read({ org: context.org }, [outsideLinksQuery(context.org, plan, 'outOf')])
  if (!links || links.rows.length === 0) return
  const said = await desk.atPlan(context.org, plan, async (seat): Promise<Said[]> => {
    const read = reading(context)
    const [found] = await read([planQuery(sightOf(context), plan)])
    if (!found?.rows[0]) return []
    const held = await seat.at(storedPlan(found.rows[0]).head, read)
    // Dating the plan has just made the table.
    const { ids, values } = held.dated?.head === held.head ? held.dated.table : dateTable(held.live)
    const rowOf = new Map(ids.map((task, row) => [task, row]))
    return outsideLinksOf(links).map((link) => {
      const row = rowOf.get(link.from.task)
      const column = link.type === 'FS' ? finishColumn : startColumn
      const date = row === undefined ? undefined : values[row * dateColumns.length + column]! + link.lagMinutes
      return { link, date, timeZone: held.book.settings.timeZone }
    })
  })
  for (const each of said) await carry(context, desk, each)
}

async function carry(context: Context, desk: PlanDesk, { link, date, timeZone }: Said): Promise<void> {
  const loop = date !== undefined && link.hard && (await loopAcross(context, desk, link))
  await writingPlan(context, desk, link.to.plan, async ({ tx, stored, seat }) => {
    const held = await seat.at(stored.head, readingIn(tx))
    const [now] = outsideLinksOf(await tx.query(outsideLinkQuery(context.org, link.id)))
    if (now === undefined) return done(undefined)
    const due = date === undefined ? undefined : inZone(date, timeZone, held.book.settings.timeZone)
    if (due === undefined || !held.book.task.has(link.to.task))
      await note(tx, context, now, { ...now, trouble: 'gone' })
    else if (loop) await note(tx, context, now, { ...now, trouble: 'loop' })
    else if (due === now.given) await note(tx, context, now, { ...now, offered: null, trouble: null })
    else if (now.hard) await push(tx, context, desk, { held, stored, link: now, due })
    else if (due !== now.offered && due !== now.refused) {
      await note(tx, context, now, { ...now, offered: due, trouble: null })
      await tx.batch(
        eventStatements(context, [
          {
            verb: 'offered',
            kind: 'plan',
            record: stored.id,
            initiative: stored.initiative.id,
            place: stored.place,
            before: { link: now.id, notBefore: now.given },
            after: { link: now.id, task: now.to.task, notBefore: due },
          },
        ]).queries,
      )
    }
    return done(undefined)
  })
}

async function note(
  tx: Tx,
  { org }: Context,
  was: OutsideLink,
  is: Pick<OutsideLink, 'given' | 'offered' | 'trouble'>,
): Promise<void> {
  if (was.given === is.given && was.offered === is.offered && was.trouble === is.trouble) return
  await tx.batch([updateOutsideLink(org, was.id, is)])
}

interface Push {
  readonly held: HeldPlan
  readonly stored: ReturnType<typeof storedPlan>
  readonly link: OutsideLink
  readonly due: number
}

/** Puts the date into the successor as a command of its own, by the right that the link was made hard with. */
async function push(tx: Tx, context: Context, desk: PlanDesk, { held, stored, link, due }: Push): Promise<void> {
  const writing = new Writing(context, held, stored.head)
  holdBack(writing, held, link.to.task, due, { id: context.newId(), verb: 'link.push' })
  await tx.batch([
    ...writing.queries(stored),
    updateOutsideLink(context.org, link.id, { given: due, offered: null, trouble: null }),
  ])
  desk.dateLater(context.org, stored.id)
}

/** Holds a task back until a date from elsewhere, by a command of its own; without a date, no longer. */
export function holdBack(
  writing: Writing,
  held: HeldPlan,
  task: string,
  date: number | null,
  { id, verb }: Pick<PlanCommand, 'id' | 'verb'>,
): void {
  const { earlyStart: _, ...rest } = held.book.task.get(task)?.external ?? {}
  const external = { ...rest, ...(date !== null && { earlyStart: date }) }
  const none = Object.keys(external).length === 0
  const edits = [changeRow(held.book, 'task', task, { external: none ? null : external })]
  const outcome = held.apply({ id, verb, edits })
  if (outcome.refusal) throw new TypeError(`A date from elsewhere was refused: ${outcome.refusal.sentence}`)
  writing.add({ id, verb, edits }, outcome)
}

/** A date of one plan's wall clock on another's. Clocks that name no zone, or one that is not known, show the same. */
function inZone(date: number, from: string | undefined, to: string | undefined): number {
  if (from === undefined || to === undefined || from === to) return date
  const [toUtc, toWall] = [wallClock(from), clockOf(to)]
  return toUtc && toWall ? toWall(toUtc(date)) : date
}
