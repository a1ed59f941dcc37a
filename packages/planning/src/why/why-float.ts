import { saysMinutes } from '../say.ts'
import type { Explained } from './explained.ts'
import { saysInstant } from './say-date.ts'
import type { Step } from './why.ts'

/** What a task's float is, and what it would touch first. */
export function saysFloat({ plan, schedule, taskOf, year }: Explained, id: string, late: Step | undefined): string {
  const task = taskOf.get(id)!
  const one = schedule.tasks.get(id)!
  const length = (minutes: number) => saysMinutes(minutes, false, plan.units)
  if (task.progress?.actualFinish !== undefined) return `${task.name} is done: it has no float.`
  const because = late ? ` ${late.text}` : ''
  if (one.totalFloat < 0)
    return `${task.name} is ${length(-one.totalFloat)} too late: it ends ${saysInstant(one.earlyFinish, year)}.${because}`
  if (one.totalFloat === 0) return `${task.name} has no float.${because}`
  const free =
    one.freeFloat >= one.totalFloat
      ? 'nothing else moves before'
      : one.freeFloat > 0
        ? `the first ${length(one.freeFloat)} move nothing else`
        : 'any of it moves the tasks after it'
  return `${task.name} has ${length(one.totalFloat)} of float; ${free}.${because}`
}
