import { DatabaseError } from '@gantry/store/errors'
import { eventStatements } from '@gantry/store/events/write'
import {
  answerOutsideLink,
  insertOutsideLink,
  type OutsideLink,
  outsideLinkQuery,
  outsideLinksOf,
  removeOutsideLink,
} from '@gantry/store/plans/outside-links'
import type { StoredPlan } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { holdBack } from './carry-dates.ts'
import type { PlanDesk } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'
import { listOutsideLinks, type OutsideLinkJson } from './list-outside-links.ts'
import { loopAcross } from './loop-across.ts'
import { noPlan } from './plan-refusals.ts'
import { planFor } from './read-plan.ts'
import { Writing } from './writing.ts'
import { type PlanWork, writingPlan } from './writing-plan.ts'

export interface AddLinkInput {
  /** The task of this plan, which waits. */
  readonly task: string
  /** The task that it waits for. */
  readonly from: { readonly plan: string; readonly task: string }
  readonly type?: OutsideLink['type']
  readonly lagMinutes?: number
  /** Dates are put into this plan without asking. */
  readonly hard?: boolean
}

/** Lets a task wait for one of another plan that the caller sees; it takes the right to edit the plan that waits. */
export async function addOutsideLink(
  context: Context,
  desk: PlanDesk,
  id: string,
  { task, from, type = 'FS', lagMinutes = 0, hard = false }: AddLinkInput,
): Promise<Outcome<{ rows: readonly OutsideLinkJson[] }>> {
  const there = await planFor(context, from.plan)
  if (from.plan === id) return sameplan
  const link = { id: context.newId(), from, to: { plan: id, task }, type, lagMinutes, hard }
  const may = await planFor(context, id)
  if (!may) return noPlan(id)
  const edit = context.actor.access.may('edit', may.stored.place)
  if (!edit.ok) return forbidden(edit)
  if (!there) return noPlan(from.plan)
  if (await loopAcross(context, desk, link)) return loops
  try {
    const outcome = await writingPlan(context, desk, id, async ({ tx, stored, seat }) => {
      const held = await seat.at(stored.head, readingIn(tx))
      const far = await tx.query({
        text: `select from plan_task where org = $1::uuid and plan = $2::uuid and id = $3::text`,
        values: [context.org, from.plan, from.task],
      })
      if (!held.book.task.has(task)) return notFound('task', task)
      if (far.count === 0) return notFound('task', from.task)
      await tx.batch([
        insertOutsideLink(context.org, link, context.now(), context.actor.person ?? null),
        ...said(context, stored, 'linked', { link: link.id, task, from: from.plan, hard }),
      ])
      return done(undefined)
    })
    if (!outcome.ok) return outcome
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') return linkedAlready
    throw error
  }
  desk.dateLater(context.org, from.plan)
  return await listOutsideLinks(context, id)
}

/** Takes an offered date over, or refuses it with a reason; both are the successor's. */
export async function answerOffer(
  context: Context,
  desk: PlanDesk,
  id: string,
  link: string,
  { accept, reason }: { readonly accept: boolean; readonly reason?: string },
): Promise<Outcome<{ rows: readonly OutsideLinkJson[] }>> {
  return await changingLink(context, desk, id, link, async ({ tx, stored, held, found }) => {
    if (found.offered === null) return nothingOffered
    if (!accept && !reason) return noReason
    const by = context.actor.person ?? null
    const writing = new Writing(context, held, stored.head)
    if (accept) {
      if (!held.book.task.has(found.to.task)) return notFound('task', found.to.task)
      holdBack(writing, held, found.to.task, found.offered, { id: context.newId(), verb: 'link.accept' })
    }
    await tx.batch([
      ...(accept ? writing.queries(stored) : []),
      answerOutsideLink(
        context.org,
        link,
        accept
          ? { given: found.offered, refused: null, reason: null }
          : { given: found.given, refused: found.offered, reason: reason ?? null },
        context.now(),
        by,
      ),
      ...said(context, stored, accept ? 'accepted' : 'refused', { link, notBefore: found.offered }, reason),
    ])
    return done(undefined)
  })
}

/** Takes a link away, and with it the date that it gave. */
export async function dropOutsideLink(
  context: Context,
  desk: PlanDesk,
  id: string,
  link: string,
): Promise<Outcome<{ rows: readonly OutsideLinkJson[] }>> {
  return await changingLink(context, desk, id, link, async ({ tx, stored, held, found }) => {
    const writing = new Writing(context, held, stored.head)
    const external = held.book.task.get(found.to.task)?.external
    const gives = found.given !== null && external?.earlyStart === found.given
    if (gives) holdBack(writing, held, found.to.task, null, { id: context.newId(), verb: 'link.drop' })
    await tx.batch([
      ...(gives ? writing.queries(stored) : []),
      removeOutsideLink(context.org, link, context.now()),
      ...said(context, stored, 'unlinked', { link }),
    ])
    return done(undefined)
  })
}

interface Changing extends Pick<PlanWork, 'tx' | 'stored'> {
  readonly held: HeldPlan
  readonly found: OutsideLink
}

async function changingLink(
  context: Context,
  desk: PlanDesk,
  id: string,
  link: string,
  work: (at: Changing) => Promise<Outcome<undefined>>,
): Promise<Outcome<{ rows: readonly OutsideLinkJson[] }>> {
  const outcome = await writingPlan(context, desk, id, async ({ tx, stored, seat }) => {
    const edit = context.actor.access.may('edit', stored.place)
    if (!edit.ok) return forbidden(edit)
    const [found] = outsideLinksOf(await tx.query(outsideLinkQuery(context.org, link)))
    if (found?.to.plan !== id) return notFound('link', link)
    const held = await seat.at(stored.head, readingIn(tx))
    return await work({ tx, stored, held, found })
  })
  if (!outcome.ok) return outcome
  desk.dateLater(context.org, id)
  return await listOutsideLinks(context, id)
}

function said(context: Context, { id, initiative, place }: StoredPlan, verb: string, after: object, reason?: string) {
  const draft = { verb, kind: 'plan', record: id, initiative: initiative.id, place, after: { ...after } }
  return eventStatements(context, [{ ...draft, ...(reason !== undefined && { reason }) }]).queries
}

const sameplan = refuse({
  id: 'link.same-plan',
  status: 422,
  message: 'Both tasks are in this plan.',
  mend: 'Maybe link them in the plan itself.',
})

const linkedAlready = refuse({
  id: 'link.twice',
  status: 409,
  message: 'These tasks are linked so already.',
  mend: 'Maybe change the link that is there.',
})

const loops = refuse({
  id: 'link.loop',
  status: 422,
  message:
    'The link would come back to where it starts: the other task waits for this one, through the plans between them.',
  mend: 'Maybe one of the links between these projects points the wrong way.',
})

const nothingOffered = refuse({
  id: 'link.nothing-offered',
  status: 409,
  message: 'No date waits for an answer.',
  mend: 'Maybe somebody answered already.',
})

const noReason = refuse({
  id: 'link.reason',
  status: 422,
  message: 'Refusing a date takes a reason: the other project has to know it.',
  mend: 'Maybe say what the date would cost.',
})
