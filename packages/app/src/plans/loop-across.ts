import { after, type End } from '@gantry/planning/editing/ways'
import { type OutsideLink, outsideLinksOf, outsideLinksQuery } from '@gantry/store/plans/outside-links'
import type { Context } from '../context.ts'
import type { PlanDesk } from './desk.ts'

/** Past so many plans in a row nobody waits for an answer. */
const mostPlans = 200

/** Whether what a link gives comes back to where it is from: through the plans, and through the hard links between them. */
export async function loopAcross(
  context: Context,
  desk: PlanDesk,
  link: Pick<OutsideLink, 'from' | 'to'>,
): Promise<boolean> {
  const waiting = [link.to]
  const seen = new Set<string>()
  for (let at = waiting.pop(), steps = 0; at !== undefined && steps < mostPlans; at = waiting.pop(), steps++) {
    const key = JSON.stringify([at.plan, at.task])
    if (seen.has(key)) continue
    seen.add(key)
    const { reached, onwards } = await reachedIn(context, desk, at)
    if (at.plan === link.from.plan && reached.has(`>${link.from.task}`)) return true
    for (const next of onwards)
      if (reached.has(`>${next.from.task}`) || reached.has(`<${next.from.task}`)) waiting.push(next.to)
  }
  return false
}

/** All that comes after a task in its plan, and the hard links that lead on from there. */
async function reachedIn(context: Context, desk: PlanDesk, { plan, task }: OutsideLink['to']) {
  const { org, store } = context
  return await desk.atPlan(org, plan, async (seat) => {
    const read = (queries: Parameters<typeof store.read>[1]) => store.read({ org }, queries)
    const [found, links] = await read([
      { text: 'select head from plan where org = $1::uuid and id = $2::uuid', values: [org, plan] },
      outsideLinksQuery(org, plan, 'outOf'),
    ])
    const reached = new Set<End>()
    if (found?.rows[0] === undefined) return { reached, onwards: [] }
    const { book } = await seat.at(found.rows[0].head as number, read)
    const waiting: End[] = book.task.has(task) ? [`<${task}`] : []
    for (let end = waiting.pop(); end !== undefined; end = waiting.pop()) {
      if (reached.has(end)) continue
      reached.add(end)
      waiting.push(...after(book, end))
    }
    return { reached, onwards: outsideLinksOf(links).filter(({ hard }) => hard) }
  })
}
