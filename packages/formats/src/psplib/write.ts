/** `writePsplib(plan, 'sm' | 'rcp')` → the plan as a scheduling problem of whole days, and what had no place in it. */
import type { Finding, Plan } from '@gantry/planning'
import { FindingLog } from '../plans/finding-log.ts'
import { planInstance } from './from-plan.ts'
import type { Instance, InstanceActivity } from './instance.ts'

export function writePsplib(plan: Plan, kind: 'sm' | 'rcp'): { bytes: Uint8Array; findings: readonly Finding[] } {
  const log = new FindingLog()
  const instance = planInstance(plan, log)
  const text = kind === 'sm' ? smText(instance) : rcpText(instance, log)
  return { bytes: new TextEncoder().encode(text), findings: log.list() }
}

function activitiesOf({ projects }: Instance): readonly InstanceActivity[] {
  return projects.flatMap(({ activities }) => activities)
}

const rule = '*'.repeat(72)

function smText(instance: Instance): string {
  const activities = activitiesOf(instance)
  const renewable = instance.resources.filter((resource) => resource.renewable)
  const spent = instance.resources.filter((resource) => !resource.renewable)
  const order = [...renewable, ...spent].map((resource) => instance.resources.indexOf(resource))
  const names = [...renewable.map((_, index) => `R ${index + 1}`), ...spent.map((_, index) => `N ${index + 1}`)]
  const horizon = activities.reduce((sum, { modes }) => sum + Math.max(...modes.map(({ duration }) => duration)), 0)
  const { release = 0, dueDate = 0 } = instance.projects[0] ?? {}
  return [
    rule,
    `file with basedata            : ${instance.title.replace(/[\r\n:]+/g, ' ')}`,
    rule,
    'projects                      :  1',
    `jobs (incl. supersource/sink ):  ${activities.length}`,
    `horizon                       :  ${horizon}`,
    'RESOURCES',
    `  - renewable                 :  ${renewable.length}   R`,
    `  - nonrenewable              :  ${spent.length}   N`,
    '  - doubly constrained        :  0   D',
    rule,
    'PROJECT INFORMATION:',
    'pronr.  #jobs rel.date duedate tardcost  MPM-Time',
    row([1, Math.max(0, activities.length - 2), release, dueDate, 0, 0], 8),
    rule,
    'PRECEDENCE RELATIONS:',
    'jobnr.    #modes  #successors   successors',
    ...activities.map(({ id, modes, successors }) =>
      row([id, modes.length, successors.length, ...successors.map(({ to }) => to)], 6),
    ),
    rule,
    'REQUESTS/DURATIONS:',
    `jobnr. mode duration  ${names.join('  ')}`,
    '-'.repeat(72),
    ...activities.flatMap(({ id, modes }) =>
      modes.map(({ duration, demands }, index) =>
        row([index === 0 ? id : '', index + 1, duration, ...order.map((at) => demands[at] ?? 0)], 6),
      ),
    ),
    rule,
    'RESOURCEAVAILABILITIES:',
    `  ${names.join('  ')}`,
    row(
      order.map((at) => instance.resources[at]?.capacity ?? 0),
      6,
    ),
    rule,
    '',
  ].join('\n')
}

function rcpText(instance: Instance, log: FindingLog): string {
  const activities = activitiesOf(instance)
  const kept = instance.resources.flatMap(({ renewable }, index) => (renewable ? [index] : []))
  if (kept.length < instance.resources.length) {
    log.warn('psplib.renewableOnly', 'This format has renewable resources only: the others were left out.')
  }
  if (activities.some(({ modes }) => modes.length > 1)) {
    log.warn('psplib.oneMode', 'This format has one mode an activity: the first was written.')
  }
  return [
    row([activities.length, kept.length], 6),
    '',
    row(
      kept.map((at) => instance.resources[at]?.capacity ?? 0),
      6,
    ),
    '',
    ...activities.map(({ modes, successors }) => {
      const { duration = 0, demands = [] } = modes[0] ?? {}
      return row(
        [duration, ...kept.map((at) => demands[at] ?? 0), successors.length, ...successors.map(({ to }) => to)],
        6,
      )
    }),
    '',
  ].join('\n')
}

function row(numbers: readonly (number | string)[], width: number): string {
  return numbers.map((number) => String(number).padStart(width)).join(' ')
}
