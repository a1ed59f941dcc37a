import type { Finding, Task } from '../plan.ts'
import type { ScheduledTask } from '../schedule.ts'
import { isoLocal } from '../time/iso.ts'
import type { Compiled } from './compile.ts'
import { earlyBound } from './early-bound.ts'
import { nextStart, specialOf, startFrom } from './moving.ts'
import { type Dates, flag } from './network.ts'

export type Conflicts = readonly Finding[]

/** What cannot be kept: promises against logic, deadlines missed, negative float, calendars that are not there. */
export function conflictsOf(
  compiled: Compiled,
  dates: Dates,
  scheduled: ReadonlyMap<string, ScheduledTask>,
): Conflicts {
  const { plan } = compiled
  const findings: Finding[] = []
  for (const task of plan.tasks) {
    const one = scheduled.get(task.id)
    if (one === undefined) continue
    if (task.deadline !== undefined && one.finish > task.deadline) findings.push(missed(task, one))
    if (one.totalFloat < 0 && task.type !== 'summary') findings.push(tooLate(task, one))
    findings.push(...againstLogic(compiled, dates, task))
  }
  return [...findings, ...unknownNames(compiled)]
}

function missed(task: Task, { finish }: ScheduledTask): Finding {
  return {
    id: 'deadline.missed',
    severity: 'warning',
    text: `“${task.name}” finishes ${isoLocal(finish)}, after its deadline ${isoLocal(task.deadline!)}.`,
    tasks: [task.id],
  }
}

function tooLate(task: Task, { totalFloat }: ScheduledTask): Finding {
  return {
    id: 'float.negative',
    severity: 'warning',
    text: `“${task.name}” is ${-totalFloat} working minutes too late for a date that was promised after it.`,
    tasks: [task.id],
  }
}

/** A constraint that puts the task before its links would. */
function againstLogic({ network: net, nodeOf, rowOfTask }: Compiled, dates: Dates, task: Task): Finding[] {
  const row = rowOfTask.get(task.id)
  if (row === undefined || task.constraint?.date === undefined) return []
  const node = nodeOf[row]!
  if (net.flags[node]! & (flag.started | flag.finished)) return []
  const binds = specialOf(net, node).constraints.find(({ rule }) => rule.early && rule.early.does !== 'floor')
  if (binds === undefined) return []
  const at = binds.rule.early!.at === 'start' ? binds.date : startFrom(net, node, binds.date)
  for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++) {
    if (nextStart(net, node, earlyBound(net, dates, k)) <= Math.max(at, dates.earlyStart[node]!)) continue
    return [
      {
        id: 'constraint.againstLogic',
        severity: 'warning',
        text: `“${task.name}” is held at ${isoLocal(task.constraint.date)} by a constraint although its predecessors end later. Maybe make it “no earlier than”.`,
        tasks: [task.id],
      },
    ]
  }
  return []
}

function unknownNames({ plan, calendars }: Compiled): Finding[] {
  const findings: Finding[] = []
  const ids = new Set(plan.tasks.map(({ id }) => id))
  for (const { id, predecessor, successor } of plan.dependencies) {
    const missing = [predecessor, successor].filter((end) => !ids.has(end))
    if (missing.length > 0)
      findings.push({
        id: 'link.unknownTask',
        severity: 'warning',
        text: `A link names task ${missing.join(' and ')}, which the plan does not hold; it was left out.`,
        place: id,
      })
  }
  for (const task of plan.tasks)
    if (task.calendar !== undefined && calendars.get(task.calendar) === undefined)
      findings.push({
        id: 'calendar.unknown',
        severity: 'warning',
        text: `“${task.name}” names calendar ${task.calendar}, which the plan does not hold; the plan's own was used.`,
        tasks: [task.id],
      })
  return findings
}
