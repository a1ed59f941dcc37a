import { type PlanSnapshot, snapshotOf } from '@gantry/planning/editing'
import { commandsSince, lastCommands, storedCommands } from '@gantry/store/plans/commands'
import {
  ownResources,
  planQuery,
  plansQuery,
  type StoredPlan,
  storedPlan,
  storedPlans,
} from '@gantry/store/plans/plans'
import type { Query } from '@gantry/store/database'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'
import type { PlanDesk } from './desk.ts'
import type { HeldPlan } from './held-plan.ts'
import {
  commandListing,
  type CommandListing,
  commandsTold,
  type CommandWithEdits,
  mostCommandsTold,
  type PlanHead,
  planHead,
  type PlanListing,
  planListing,
  planWithoutMoney,
} from './plan-json.ts'
import { isId, noPlan } from './plan-refusals.ts'

/** Plans of the initiatives that the caller may see; of one of them, by id or reference. */
export async function listPlans(context: Context, initiative?: string): Promise<Outcome<{ rows: PlanListing[] }>> {
  const [found] = await reading(context)([plansQuery(sightOf(context), initiative)])
  return done({ rows: storedPlans(found).map(planListing) })
}

/** What is small of a plan: its figures, and what the caller may do with it. */
export async function readPlanHead(context: Context, id: string): Promise<Outcome<PlanHead>> {
  const { person } = context.actor
  const found = await planFor(context, id, person ? [ownResources(context.org, id, person)] : [])
  if (!found) return noPlan(id)
  return done(
    planHead(
      context,
      found.stored,
      (found.beside[0]?.rows ?? []).map((row) => row.id as string),
    ),
  )
}

/** A plan that the caller may see, and what else is asked for in the same trip. */
export async function planFor(context: Context, id: string, beside: readonly Query[] = []) {
  if (!isId(id)) return undefined
  const [found, ...others] = await reading(context)([planQuery(sightOf(context), id), ...beside])
  const row = found?.rows[0]
  return row && { stored: storedPlan(row), beside: others }
}

/** The commands after a number, with their edits. */
export async function readCommands(
  context: Context,
  id: string,
  since: number,
): Promise<Outcome<{ head: number; commands: readonly CommandWithEdits[] | null }>> {
  const found = await planFor(context, id, [commandsSince(context.org, id, since, mostCommandsTold + 1)])
  if (!found) return noPlan(id)
  const { stored, beside } = found
  const commands = commandsTold(storedCommands(beside[0]), context.actor.access.seesMoney(stored.place))
  return done({ head: stored.head, commands })
}

export const mostHistory = 1_000

/** The last commands, the newest first. */
export async function readHistory(context: Context, id: string): Promise<Outcome<{ rows: CommandListing[] }>> {
  const found = await planFor(context, id, [lastCommands(context.org, id, mostHistory)])
  if (!found) return noPlan(id)
  return done({ rows: storedCommands(found.beside[0]).map(commandListing) })
}

export interface PlanRows {
  readonly head: number
  readonly plan: PlanSnapshot
}

/** What says that an answer with a plan's rows is still the same: its head, and whether amounts of money are in it. */
export const rowsTag = (stored: StoredPlan, seesMoney: boolean): string =>
  `"${stored.id}-${stored.head}${seesMoney ? '' : '-without-money'}"`

/**
 * A plan's rows as the bytes of an answer, made once a head and kept with the plan.
 * @param encode what makes bytes of the JSON, e.g. gzip
 * @param known tag of the answer that the caller has already
 */
export async function readPlanRows(
  context: Context,
  desk: PlanDesk,
  id: string,
  encode: (json: string) => Promise<Uint8Array>,
  known?: string,
): Promise<Outcome<{ tag: string; bytes: Uint8Array | null }>> {
  if (!isId(id)) return noPlan(id)
  return await desk.atPlan(context.org, id, async (seat) => {
    const found = await planFor(context, id)
    if (!found) return noPlan(id)
    const { stored } = found
    const seesMoney = context.actor.access.seesMoney(stored.place)
    const tag = rowsTag(stored, seesMoney)
    if (known === tag) return done({ tag, bytes: null })
    const held = await seat.at(stored.head, reading(context))
    return done({ tag, bytes: await rowsAnswer(held, seesMoney, encode) })
  })
}

async function rowsAnswer(
  held: HeldPlan,
  seesMoney: boolean,
  encode: (json: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const key = seesMoney ? 'rows' : 'rows without money'
  const kept = held.answers.get(key)
  if (kept) return kept
  const whole = snapshotOf(held.book)
  const plan = seesMoney ? whole : planWithoutMoney(whole)
  const bytes = await encode(JSON.stringify({ head: held.head, plan } satisfies PlanRows))
  held.answers.set(key, bytes)
  return bytes
}

export const noInitiative = (ref: string) => notFound('initiative', ref)
