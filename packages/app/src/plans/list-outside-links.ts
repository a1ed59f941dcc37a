import { type OutsideLink, outsideLinksOf, outsideLinksQuery } from '@gantry/store/plans/outside-links'
import { plansNamed, type StoredPlan, storedPlans } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'
import { noPlan } from './plan-refusals.ts'
import { planFor } from './read-plan.ts'

/** A link as one of its plans sees it; null ends are not the caller's to see. */
export interface OutsideLinkJson extends Omit<OutsideLink, 'from' | 'to'> {
  readonly way: 'into' | 'outOf'
  /** The task of this plan. */
  readonly task: string
  readonly other: {
    readonly plan: string
    readonly title: string
    readonly task: string
    readonly name: string | null
  } | null
}

/**
 * The links between a plan and others, both ways. What this plan waits for is told even where the other may not be seen; who
 * waits for it is not.
 */
export async function listOutsideLinks(
  context: Context,
  id: string,
): Promise<Outcome<{ rows: readonly OutsideLinkJson[] }>> {
  const found = await planFor(context, id, [outsideLinksQuery(context.org, id, 'both')])
  if (!found) return noPlan(id)
  const links = outsideLinksOf(found.beside[0])
  const others = [...new Set(links.flatMap(({ from, to }) => [from.plan, to.plan]))]
  const [plans, names] = await reading(context)([
    plansNamed(sightOf(context), others),
    {
      text: `select plan, id, name from plan_task where org = $1::uuid
        and (plan, id) in (select * from unnest($2::uuid[], $3::text[]))`,
      values: [
        context.org,
        links.flatMap(({ from, to }) => [from.plan, to.plan]),
        links.flatMap(({ from, to }) => [from.task, to.task]),
      ],
    },
  ])
  const seen = new Map(storedPlans(plans).map((plan) => [plan.id, plan]))
  const nameOf = new Map(
    (names?.rows ?? []).map((row) => [`${String(row.plan)} ${String(row.id)}`, row.name as string]),
  )
  const told = links.filter(({ to }) => to.plan === id || seen.has(to.plan))
  return done({ rows: told.map((link) => linkJson(link, id, seen, nameOf)) })
}

function linkJson(
  { from, to, ...link }: OutsideLink,
  id: string,
  seen: ReadonlyMap<string, StoredPlan>,
  nameOf: ReadonlyMap<string, string>,
): OutsideLinkJson {
  const way = to.plan === id ? 'into' : 'outOf'
  const [own, far] = way === 'into' ? [to, from] : [from, to]
  const plan = seen.get(far.plan)
  return {
    ...link,
    way,
    task: own.task,
    other: plan
      ? { plan: plan.id, title: plan.title, task: far.task, name: nameOf.get(`${far.plan} ${far.task}`) ?? null }
      : null,
  }
}
