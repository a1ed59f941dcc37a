import type { Query, Result } from '../database.ts'
import { Params } from '../records/params.ts'
import { named } from '../records/read.ts'
import { sourceOf } from '../records/source.ts'
import { visible } from '../records/visible.ts'
import type { Sight } from '../records/visible-at-place.ts'

/** A plan without its rows, with the initiative that it is of. */
export interface StoredPlan {
  readonly id: string
  readonly initiative: { readonly id: string; readonly refNo: number; readonly title: string }
  readonly place: string
  readonly head: number
  readonly title: string
  readonly figures: PlanFigures
  readonly updatedAt: string
}

/** What the engine says of a plan at its head. Start and finish are null for a plan without tasks. */
export interface PlanFigures {
  readonly engine: string
  readonly hash: string
  readonly start: number | null
  readonly finish: number | null
  readonly tasks: number
  readonly links: number
  readonly critical: number
}

const columns = `p.id, p.place, p.head, p.title, p.engine, p.hash, p.start_at, p.finish_at, p.tasks, p.links, p.critical,
  p.updated_at, r.id as initiative, r.ref_no, r.title as initiative_title`

/** The plans of initiatives that the reader may see; of one of them, by its id or reference. */
export function plansQuery(sight: Sight, initiative?: string): Query {
  const params = new Params()
  // What names no initiative finds none.
  const which = initiative === undefined ? 'true' : (named(sourceOf('initiative'), initiative, params) ?? 'false')
  return plansWhere(sight, params, which, ` order by r.place limit ${mostPlans}`)
}

const mostPlans = 20_000

/** Those of these plans that the reader may see. */
export function plansNamed(sight: Sight, ids: readonly string[]): Query {
  const params = new Params()
  return plansWhere(sight, params, `p.id = any(${params.add(ids)}::uuid[])`)
}

/** One plan by its id, as far as the reader may see its initiative. @param locked nobody else writes it until the transaction ends */
export function planQuery(sight: Sight, id: string, locked = false): Query {
  const params = new Params()
  return plansWhere(sight, params, `p.id = ${params.add(id)}::uuid`, locked ? ' for update of p' : '')
}

/** @param which which of the plans `p` of initiatives `r` @param tail in what order, how many, how held */
function plansWhere(sight: Sight, params: Params, which: string, tail = ''): Query {
  return {
    text: `select ${columns} from plan p join initiative r on r.org = p.org and r.id = p.initiative
      where p.org = ${params.named('org', sight.org)}::uuid and p.deleted_at is null and r.deleted_at is null and ${which}
        and ${visible('r', sourceOf('initiative'), sight, params)}${tail}`,
    values: params.values,
  }
}

export function storedPlan(row: Record<string, unknown>): StoredPlan {
  return {
    id: row.id as string,
    initiative: {
      id: row.initiative as string,
      refNo: Number(row.ref_no),
      title: row.initiative_title as string,
    },
    place: row.place as string,
    head: row.head as number,
    title: row.title as string,
    figures: {
      engine: row.engine as string,
      hash: row.hash as string,
      start: row.start_at as number | null,
      finish: row.finish_at as number | null,
      tasks: row.tasks as number,
      links: row.links as number,
      critical: row.critical as number,
    },
    updatedAt: row.updated_at as string,
  }
}

export const storedPlans = (result: Result | undefined): StoredPlan[] => (result?.rows ?? []).map(storedPlan)

export interface PlanSettings {
  readonly title: string
  readonly calendar: string
}

export function insertPlan(
  org: string,
  plan: { id: string; initiative: string; place: string; settings: PlanSettings; figures: PlanFigures; head: number },
  at: string,
  by: string | null,
): Query {
  const { engine, hash, start, finish, tasks, links, critical } = plan.figures
  const { title, calendar, ...more } = plan.settings
  return {
    text: `insert into plan (org, id, initiative, place, head, title, calendar, more, engine, hash, start_at, finish_at,
        tasks, links, critical, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $17)`,
    values: [
      org,
      plan.id,
      plan.initiative,
      plan.place,
      plan.head,
      title,
      calendar,
      JSON.stringify(more),
      engine,
      hash,
      start,
      finish,
      tasks,
      links,
      critical,
      at,
      by,
    ],
  }
}

/** The plan's head, what the engine says of it now, and its settings where they changed. */
export function updatePlan(
  org: string,
  id: string,
  plan: { head: number; figures: PlanFigures; settings?: PlanSettings },
  at: string,
  by: string | null,
): Query {
  const params = new Params()
  const { engine, hash, start, finish, tasks, links, critical } = plan.figures
  const sets = [
    `head = ${params.add(plan.head)}::integer`,
    `engine = ${params.add(engine)}`,
    `hash = ${params.add(hash)}`,
    `start_at = ${params.add(start)}::integer`,
    `finish_at = ${params.add(finish)}::integer`,
    `tasks = ${params.add(tasks)}::integer`,
    `links = ${params.add(links)}::integer`,
    `critical = ${params.add(critical)}::integer`,
    `updated_at = ${params.add(at)}::timestamptz`,
    `updated_by = ${params.add(by)}::uuid`,
  ]
  if (plan.settings) {
    const { title, calendar, ...more } = plan.settings
    sets.push(`title = ${params.add(title)}`, `calendar = ${params.add(calendar)}`)
    sets.push(`more = ${params.add(JSON.stringify(more))}::jsonb`)
  }
  return {
    text: `update plan set ${sets.join(', ')} where org = ${params.add(org)}::uuid and id = ${params.add(id)}::uuid`,
    values: params.values,
  }
}

/** Resources of a plan with a person's e-mail address; none for nobody. */
export function ownResources(org: string, plan: string, person: string | null): Query {
  return {
    text: `select r.id from plan_resource r join person p on p.org = r.org and p.id = $3::uuid
      where r.org = $1::uuid and r.plan = $2::uuid and r.email is not null
        and lower(btrim(r.email)) = lower(btrim(p.email)) and p.deleted_at is null order by r.id`,
    values: [org, plan, person],
  }
}
