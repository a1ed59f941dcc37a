import type { Dependency } from '../../plan.ts'
import { saysLag } from '../../say.ts'
import type { Counted, CountedRule, HealthHit, NotApplicable } from '../rule.ts'
import { type HealthView, isFinished } from '../view.ts'
import { noNetwork } from './no-network.ts'

/** No lead is good: DCMA 14-point schedule assessment, check 2. */
export const leads: CountedRule = {
  id: 'link.lead',
  title: 'Leads',
  why: 'A successor that begins before its predecessor ends hides work that should be a task of its own, and bends float.',
  measures: 'share',
  threshold: 0,
  look: (view) => linksThat(view, (link) => lagDays(view, link) < 0),
}

/** 5 % of links: DCMA 14-point schedule assessment, check 3, which counts every lag; here those of two weeks and more. */
export const longLags: CountedRule = {
  id: 'link.longLag',
  title: 'Long lags',
  why: 'A long wait is work that nobody is named for; nobody can speed it up or report on it.',
  measures: 'share',
  threshold: 0.05,
  limitDays: 10,
  look: (view, limitDays) => linksThat(view, (link) => lagDays(view, link) > limitDays),
}

export const startToFinish: CountedRule = {
  id: 'link.startToFinish',
  title: 'Start-to-finish links',
  why: 'A task that may not end until a later one begins is nearly always a slip of the pen.',
  measures: 'share',
  threshold: 0,
  look: (view) => linksThat(view, ({ type }) => type === 'SF'),
}

export const summaryLinks: CountedRule = {
  id: 'link.summary',
  title: 'Links on summary tasks',
  why: 'They move everything in the summary, also tasks that do not wait for it; tools differ in what they make of them.',
  measures: 'share',
  threshold: 0,
  look: (view) =>
    linksThat(view, ({ predecessor, successor }) =>
      [predecessor, successor].some((id) => view.task(id)!.type === 'summary'),
    ),
}

/** Among the links that still matter: those to tasks that are not finished. */
function linksThat(view: HealthView, odd: (link: Dependency) => boolean): Counted | NotApplicable {
  if (!view.hasNetwork) return noNetwork
  const open = view.links.filter(({ successor }) => !isFinished(view.task(successor)!))
  return { population: open.length, hits: open.filter(odd).map((link) => linkHit(view, link)) }
}

export const linkHit = (view: HealthView, link: Dependency): HealthHit => ({
  tasks: [link.predecessor, link.successor],
  dependency: link.id,
  text: `“${view.task(link.successor)!.name}” follows “${view.task(link.predecessor)!.name}” by ${saysLag(link, view.plan.units)}.`,
})

function lagDays(view: HealthView, { lag, predecessor }: Dependency): number {
  const elapsed = lag.in === 'elapsed' || lag.in === 'elapsedPercent'
  if ('minutes' in lag) return view.days(lag.minutes, elapsed)
  return view.days((view.dates(view.task(predecessor)!)?.duration ?? 0) * (lag.percent / 100), elapsed)
}
