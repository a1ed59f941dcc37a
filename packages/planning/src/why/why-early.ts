import type { WorkingTime } from '../calendar/working-time.ts'
import { earlyBound } from '../network/early-bound.ts'
import { flag } from '../network/network.ts'
import type { Constraint, Dependency, Minute, Task } from '../plan.ts'
import { saysDuration, saysLag } from '../say.ts'
import type { Driver, ScheduledTask } from '../schedule.ts'
import type { Explained } from './explained.ts'
import { saysClosedDays, saysInstant } from './say-date.ts'
import type { Step } from './why.ts'

/** Which end of a task is asked about next. */
interface Question {
  readonly task: string
  readonly end: 'start' | 'finish'
}

/** From the start of a task back to what nothing in the plan decides. */
export function earlySteps(from: Explained, task: string): readonly Step[] {
  const steps: Step[] = []
  const asked = new Set<string>()
  for (let question: Question | undefined = { task, end: 'start' }; question; ) {
    const key = `${question.end} ${question.task}`
    if (asked.has(key)) break
    asked.add(key)
    const answer = answerTo(from, question)
    if (answer === undefined) break
    steps.push(answer.step)
    question = answer.next
  }
  return steps
}

function answerTo(from: Explained, { task: id, end }: Question): { step: Step; next?: Question } | undefined {
  const task = from.taskOf.get(id)
  const one = from.schedule.tasks.get(id)
  if (task === undefined || one === undefined) return undefined
  if (task.type === 'summary' && task.manual === undefined) return ofSummary(from, task, one, end)
  const driver = decider(from, one)
  if (driver.by === 'dependency') return ofLink(from, task, one, driver)
  const verb = stands(from, task, driver)
  return {
    step: { task: id, date: one.start, driver, text: `${task.name} ${verb}${reason(from, task, one, driver)}.` },
  }
}

/** The strongest driver; where levelling waits on top of links, what it waits after. */
function decider(from: Explained, one: ScheduledTask): Driver {
  const [first] = one.drivers
  return first ?? { by: 'planStart', date: from.compiled.network.start }
}

function ofSummary(from: Explained, task: Task, one: ScheduledTask, end: 'start' | 'finish') {
  const held = from.plan.tasks.filter(({ parent }) => parent === task.id)
  const child = held.find(({ id }) => from.schedule.tasks.get(id)?.[end] === one[end])
  if (child === undefined) return undefined
  const driver: Driver = { by: 'child', task: child.id }
  const when = saysInstant(one[end], from.year)
  const text =
    end === 'start'
      ? `${task.name} starts ${when} because ${child.name} is the first in it.`
      : `${task.name} ends ${when} because ${child.name} is the last in it.`
  return { step: { task: task.id, date: one[end], driver, text }, next: { task: child.id, end } }
}

function ofLink(from: Explained, task: Task, one: ScheduledTask, driver: Driver & { by: 'dependency' }) {
  const dependency = from.plan.dependencies.find(({ id }) => id === driver.dependency)
  const other = from.taskOf.get(driver.task)
  const before = from.schedule.tasks.get(driver.task)
  if (dependency === undefined || other === undefined || before === undefined) return undefined
  const isSuccessor = dependency.successor !== driver.task
  const [theirs, mine] = isSuccessor
    ? [dependency.type[0], dependency.type[1]]
    : [dependency.type[1], dependency.type[0]]
  const end = theirs === 'S' ? 'start' : 'finish'
  const when = before[end]
  const link = `${other.name} (${saysLag(dependency, from.plan.units)}${through(from, task, dependency)})`
  const start = task.progress?.actualStart === undefined ? one.start : one.earlyStart
  const date = mine === 'S' ? start : one.finish
  const does =
    mine === 'S'
      ? `${begins(task)} ${saysInstant(date, from.year)}`
      : `ends ${saysInstant(date, from.year)}, and so starts ${saysInstant(start, from.year)},`
  const closed = closedDays(from, task, when, date)
  const text = `${task.name} ${does} because ${link} ${end === 'start' ? 'starts' : ended(other)} ${saysInstant(when, from.year)}${closed}${lasts(from, task, one)}.`
  return { step: { task: task.id, date, driver, text }, next: { task: driver.task, end } as Question }
}

const ended = ({ progress }: Task): string => (progress?.actualFinish === undefined ? 'ends' : 'ended')

/** A link of the summary that holds the task. */
function through(from: Explained, task: Task, { successor, predecessor }: Dependency): string {
  const summary = from.taskOf.get(successor)
  return successor === task.id || predecessor === task.id || summary === undefined ? '' : ` to ${summary.name}`
}

const begins = ({ type, progress }: Task): string =>
  progress?.actualStart !== undefined ? 'goes on from' : type === 'milestone' ? 'stands at' : 'starts'

function lasts(from: Explained, task: Task, one: ScheduledTask): string {
  if (task.duration === 0 || task.type === 'hammock') return ''
  const { actualStart, remaining } = task.progress ?? {}
  const left = actualStart === undefined || remaining === undefined ? task : { duration: remaining }
  return `; it takes ${saysDuration(left, from.plan.units)}, until ${saysInstant(one.finish, from.year)}`
}

function closedDays(from: Explained, task: Task, after: Minute, before: Minute): string {
  const time = calendarOf(from, task)
  const days = time === undefined || after >= before ? '' : saysClosedDays(time, after, before, from.year)
  return days === '' ? '' : `; the calendar closes ${days}`
}

export function calendarOf({ compiled, plan }: Explained, task: Task): WorkingTime | undefined {
  return compiled.calendars.get(task.calendar ?? plan.calendar) ?? compiled.calendars.get(plan.calendar)
}

/** P6 puts what is left of a task that has begun on its own; `actual` says so itself. */
function stands(from: Explained, { type, progress }: Task, driver: Driver): string {
  if (type === 'milestone') return 'stands at'
  if (progress?.actualStart === undefined || driver.by === 'actual') return 'starts'
  return `began ${saysInstant(progress.actualStart, from.year)}, and what is left starts`
}

/** What is not a task: where a chain ends. */
function reason(from: Explained, task: Task, one: ScheduledTask, driver: Driver): string {
  const at = (instant: Minute) => saysInstant(instant, from.year)
  const goesOn = task.progress?.actualStart !== undefined && driver.by !== 'actual'
  const start = ` ${at(goesOn ? one.earlyStart : one.start)}`
  const tail = lasts(from, task, one)
  switch (driver.by) {
    case 'planStart':
      return `${start} because nothing holds it and the plan starts ${at(driver.date)}${closedDays(from, task, driver.date, one.start)}${tail}`
    case 'statusDate':
      return `${start} because work that is left lies after the status date ${at(driver.date)}${closedDays(from, task, driver.date, one.start)}${tail}`
    case 'actual':
      return task.progress?.actualFinish === undefined
        ? `${start}: it has begun${remains(from, task, one)}`
        : `${start} and ended ${at(one.finish)}: that is done`
    case 'manual':
      return `${start} because a person put it there${tail}`
    case 'external':
      return `${start} because a link to another plan says no earlier than ${at(driver.date)}${tail}`
    case 'constraint':
      return `${start} because it ${constraintText(task.constraint, at)}${tail}`
    case 'secondConstraint':
      return `${start} because it ${constraintText(task.secondConstraint, at)}${tail}`
    case 'levelling':
      return `${start} because levelling moved it by ${saysDuration({ duration: driver.minutes, elapsed: true }, from.plan.units)}${afterLevelling(from, one)}${tail}`
    case 'expectedFinish':
      return `${start}; it is expected to end ${at(driver.date)}`
    case 'asLateAsPossible':
      return `${start} because it is as late as possible${tail}`
    case 'resource':
      return `${start} because of ${from.plan.resources.find(({ id }) => id === driver.resource)?.name ?? driver.resource}${tail}`
    case 'calendar':
      return `${start} because the calendar closes from ${at(driver.from)} to ${at(driver.to)}${tail}`
    default:
      return start + tail
  }
}

function remains(from: Explained, { progress }: Task, one: ScheduledTask): string {
  const left = progress?.remaining
  const until = `, until ${saysInstant(one.finish, from.year)}`
  return left === undefined ? until : `, with ${saysDuration({ duration: left }, from.plan.units)} left${until}`
}

/** The link that the task would have followed, had levelling not moved it on. */
function afterLevelling({ compiled, dates, taskOf }: Explained, { id }: ScheduledTask): string {
  const { network: net, nodeOf, rowOfTask, dependencies, linkRowOf } = compiled
  const node = nodeOf[rowOfTask.get(id)!]!
  let last: number | undefined
  for (let k = net.inStart[node]!; k < net.inStart[node + 1]!; k++)
    if (last === undefined || earlyBound(net, dates, k) > earlyBound(net, dates, last)) last = k
  if (last === undefined || net.flags[node]! & flag.fixed) return ''
  const other = taskOf.get(dependencies[linkRowOf[last]!]!.predecessor)
  return other === undefined ? '' : ` after ${other.name}`
}

function constraintText(constraint: Constraint | undefined, at: (instant: Minute) => string): string {
  const date = constraint?.date === undefined ? '' : ` ${at(constraint.date)}`
  switch (constraint?.type) {
    case 'startNoEarlierThan':
      return `must not start before${date}`
    case 'startNoLaterThan':
      return `must not start after${date}`
    case 'finishNoEarlierThan':
      return `must not end before${date}`
    case 'finishNoLaterThan':
      return `must not end after${date}`
    case 'mustStartOn':
    case 'startOn':
      return `must start${date}`
    case 'mustFinishOn':
    case 'finishOn':
      return `must end${date}`
    case 'asLateAsPossible':
      return 'is as late as possible'
    default:
      return 'is as soon as possible'
  }
}
