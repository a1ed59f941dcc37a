import { standardCalendar } from '@gantry/planning/calendar/standard'
import type { PlanSnapshot } from '@gantry/planning/editing'
import { organisationOf } from '@gantry/store/access/organisations'
import { sourceOf } from '@gantry/store/records/source'
import { insertPlan, planQuery, storedPlan } from '@gantry/store/plans/plans'
import { DatabaseError } from '@gantry/store/errors'
import { eventStatements } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { isTimeZone, todayAtEight } from '../access/day.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { loadRecord, readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { HeldPlan } from './held-plan.ts'
import { type PlanHead, planHead } from './plan-json.ts'
import { planThere } from './plan-refusals.ts'
import { noInitiative } from './read-plan.ts'
import { changeQueries } from './write-changes.ts'
import { everyRow } from './every-row.ts'

export interface CreatePlanInput {
  /** Id or reference. */
  readonly initiative: string
  readonly title?: string
  /** Minutes of the plan's wall clock. */
  readonly start?: number
  readonly rules?: 'msproject' | 'p6'
  /** IANA. */
  readonly timeZone?: string
}

/** An empty plan for an initiative that has none: Monday to Friday, from today. */
export async function createPlan(context: Context, input: CreatePlanInput): Promise<Outcome<PlanHead>> {
  if (input.timeZone !== undefined && !isTimeZone(input.timeZone)) return noTimeZone(input.timeZone)
  return await onceAnInitiative(context, input.initiative, async (at, organisation) => {
    const timeZone = input.timeZone ?? (organisation.timeZone as string)
    const settings: PlanSnapshot['settings'] = {
      title: input.title ?? at.title,
      rules: input.rules ?? 'msproject',
      start: input.start ?? todayAtEight(timeZone, context.now()),
      from: 'start',
      calendar: 'standard',
      units: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
      options: {},
      currency: organisation.currency as string,
      timeZone,
    }
    return {
      settings,
      calendars: [standardCalendar('standard')],
      resources: [],
      baselines: [],
      tasks: [],
      dependencies: [],
      assignments: [],
    }
  })
}

/** Writes the plan that `make` gives, if the caller may and the initiative has none yet. */
async function onceAnInitiative(
  context: Context,
  ref: string,
  make: (at: { title: string }, organisation: Record<string, unknown>) => Promise<PlanSnapshot>,
): Promise<Outcome<PlanHead>> {
  try {
    return await context.store.transaction(scopeOf(context), async (tx) => {
      const read = readingIn(tx)
      const loaded = await loadRecord(context, read, sourceOf('initiative'), ref)
      const place = loaded?.stored.place
      if (!loaded || place === null || place === undefined) return noInitiative(ref)
      const may = context.actor.access.may('edit', place)
      if (!may.ok) return forbidden(may)
      const [there, organisation] = await tx.batch([
        {
          text: `select id from plan where org = $1::uuid and initiative = $2::uuid and deleted_at is null`,
          values: [context.org, loaded.stored.id],
        },
        organisationOf(context.org),
      ])
      if (there?.rows[0]) return planThere(there.rows[0].id as string)
      const snapshot = await make({ title: String(loaded.stored.fields.title) }, organisation!.rows[0]!)
      const held = HeldPlan.of(snapshot, 0)
      const id = context.newId()
      const figures = held.figures()
      const plan = { id, initiative: loaded.stored.id, place, head: 0, settings: snapshot.settings, figures }
      await tx.batch([
        insertPlan(context.org, plan, context.now(), context.actor.person ?? null),
        ...changeQueries(context.org, id, held.book, everyRow(held.book)),
        ...eventStatements(context, [
          {
            verb: 'created',
            kind: 'plan',
            record: id,
            version: 0,
            initiative: plan.initiative,
            place,
            after: { title: snapshot.settings.title },
          },
        ]).queries,
      ])
      const { rows } = await tx.query(planQuery(sightOf(context), id))
      return done(planHead(context, storedPlan(rows[0]!), []))
    })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') return planThere('')
    throw error
  }
}

const noTimeZone = (text: string) =>
  refuse({
    id: 'plan.time-zone',
    status: 422,
    message: `There is no time zone “${text.slice(0, 60)}”.`,
    mend: 'Maybe write it like Europe/London.',
  })
