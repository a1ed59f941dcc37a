import { writeCalendar } from '@gantry/formats/ics/write'
import { writePlan } from '@gantry/formats/plans/write-plan'
import { writeTaskSheet } from '@gantry/formats/task-list/write'
import type { Plan, Schedule } from '@gantry/planning'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import type { PlanDesk } from './desk.ts'
import { allowedAt, planWithoutMoney } from './plan-json.ts'
import { isId, noPlan } from './plan-refusals.ts'
import { planFor } from './read-plan.ts'

export const planExports = ['mspdi', 'xer', 'json', 'csv', 'xlsx', 'ics'] as const
export type PlanExport = (typeof planExports)[number]

interface Written {
  readonly bytes: Uint8Array
  readonly ending: string
  readonly mediaType: string
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const writers: Readonly<
  Record<PlanExport, (plan: Plan, schedule: Schedule, about: { planId: string; at: string }) => Written>
> = {
  mspdi: (plan, schedule) => writePlan(plan, 'mspdi', schedule),
  xer: (plan, schedule) => writePlan(plan, 'xer', schedule),
  json: (plan) => writePlan(plan, 'gantry-plan'),
  csv: (plan, schedule) => writePlan(plan, 'task-list', schedule),
  xlsx: (plan, schedule) => ({ ...writeTaskSheet(plan, schedule), ending: 'xlsx', mediaType: xlsx }),
  ics: (plan, schedule, about) => ({
    ...writeCalendar(plan, schedule, about),
    ending: 'ics',
    mediaType: 'text/calendar',
  }),
}

/** A plan as a file, with its dates where the format has a place for them. */
export async function exportPlan(
  context: Context,
  desk: PlanDesk,
  id: string,
  format: PlanExport,
): Promise<Outcome<Written & { name: string }>> {
  if (!isId(id)) return noPlan(id)
  return await desk.atPlan(context.org, id, async (seat) => {
    const found = await planFor(context, id)
    if (!found) return noPlan(id)
    const { stored } = found
    const { export: may } = allowedAt(context, stored.place)
    if (!may.ok) return forbidden(may)
    const held = await seat.at(stored.head, reading(context))
    const whole = held.book.toPlan()
    const plan = context.actor.access.seesMoney(stored.place) ? whole : planWithoutMoney(whole)
    const written = writers[format](plan, held.live.schedule(), { planId: id, at: context.now() })
    return done({ ...written, name: `${nameOf(stored.title)}.${written.ending}` })
  })
}

const nameOf = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100) || 'plan'
