import { lateBound } from '../network/late-bound.ts'
import { finishFrom, previousFinish, specialOf } from '../network/moving.ts'
import { flag, linkTypes, none } from '../network/network.ts'
import { lateDatesFrom } from '../network/plan-finish.ts'
import type { Task } from '../plan.ts'
import { saysLag } from '../say.ts'
import type { Explained } from './explained.ts'
import { saysInstant } from './say-date.ts'
import type { Step } from './why.ts'

/** From the late finish of a task on to the plan's finish, or to a promise. */
export function lateSteps(from: Explained, id: string): readonly Step[] {
  const steps: Step[] = []
  const row = from.compiled.rowOfTask.get(id)
  let node = row === undefined ? undefined : from.compiled.nodeOf[row]!
  while (node !== undefined) {
    const answer = answerAt(from, node)
    if (answer.step) steps.push(answer.step)
    node = answer.next
  }
  return steps
}

function answerAt(from: Explained, node: number): { step?: Step; next?: number } {
  const { compiled, dates, year } = from
  const { network: net } = compiled
  const task = compiled.tasks[compiled.rowOf[node]!]
  const finish = dates.lateFinish[node]!
  const k = drivingLink(from, node)
  if (task === undefined) return k === undefined ? {} : { next: net.to[k]! }
  const must = `${task.name} must end by ${saysInstant(finish, year)}`
  const step = (driver: Step['driver'], text: string): Step => ({ task: task.id, date: finish, driver, text })
  if (net.flags[node]! & flag.finished) return { step: step({ by: 'actual', date: finish }, `${task.name} is done.`) }
  if (k !== undefined) {
    const { link, other } = linkOf(from, k)
    const driver = { by: 'dependency', dependency: link.id, task: link.successor } as const
    const text = `${must} because ${other?.name ?? link.successor} (${saysLag(link, from.plan.units)}) must ${endOf(from, k)}.`
    return { step: step(driver, text), next: net.to[k]! }
  }
  const promised = promiseOf(from, node, task, finish)
  if (promised) return { step: step(promised.driver, `${must} because ${promised.text}.`) }
  const planFinish = lateDatesFrom(net, dates.finish)
  return {
    step: step(
      { by: 'planFinish', date: planFinish },
      `${must} because the plan ends ${saysInstant(planFinish, year)}.`,
    ),
  }
}

/** The successor that asks most: its late dates leave exactly this late finish. */
function drivingLink({ compiled, dates }: Explained, node: number): number | undefined {
  const { network: net } = compiled
  const planFinish = lateDatesFrom(net, dates.finish)
  const finish = dates.lateFinish[node]!
  for (let at = net.outStart[node]!; at < net.outStart[node + 1]!; at++) {
    const k = net.out[at]!
    if (net.flags[net.to[k]!]! & flag.finished) continue
    const asked = lateBound(net, dates, dates.lateStart, planFinish, k)
    if (asked === finish || previousFinish(net, node, asked) === finish) return k
  }
  return undefined
}

function linkOf({ compiled, taskOf }: Explained, k: number) {
  const { network: net, tasks, rowOf, dependencies, linkRowOf } = compiled
  const link = dependencies[linkRowOf[k]!]!
  return { link, other: tasks[rowOf[net.to[k]!]!] ?? taskOf.get(link.successor) }
}

function endOf({ compiled, dates, year }: Explained, k: number): string {
  const { network: net } = compiled
  const to = net.to[k]!
  return net.type[k] === linkTypes.FS || net.type[k] === linkTypes.SS
    ? `start by ${saysInstant(dates.lateStart[to]!, year)}`
    : `end by ${saysInstant(dates.lateFinish[to]!, year)}`
}

function promiseOf({ compiled, year }: Explained, node: number, task: Task, finish: number) {
  const { network: net } = compiled
  const at = (date: number) => saysInstant(date, year)
  const holds = (date: number) => date === finish || previousFinish(net, node, date) === finish
  const { constraints, externalLateFinish } = specialOf(net, node)
  if (task.deadline !== undefined && holds(task.deadline))
    return { driver: { by: 'deadline', date: task.deadline } as const, text: `its deadline is ${at(task.deadline)}` }
  if (externalLateFinish !== none && holds(externalLateFinish))
    return {
      driver: { by: 'external', date: externalLateFinish } as const,
      text: `a link to another plan says so`,
    }
  for (const [n, { rule, date }] of constraints.entries()) {
    if (rule.late === undefined) continue
    const end = rule.late.at === 'start' ? finishFrom(net, node, date) : date
    if (!holds(end)) continue
    const driver = { by: n === 0 ? 'constraint' : 'secondConstraint', date } as const
    const does = rule.late.does === 'pin' ? 'must' : 'must not'
    const verb = rule.late.at === 'start' ? 'start' : 'end'
    return { driver, text: `it ${does} ${verb}${does === 'must' ? '' : ' after'} ${at(date)}` }
  }
  return undefined
}
