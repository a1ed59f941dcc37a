import type { Task } from '../plan.ts'
import type { Driver, ScheduledTask } from '../schedule.ts'
import type { Compiled } from './compile.ts'
import { type HammockEnd, type HammockEnds, inOrder, type Tie } from './hammock-ends.ts'
import { moved } from './moving.ts'

/** What a hammock sees of a task. */
export type Seen = Pick<ScheduledTask, 'start' | 'finish' | 'earlyStart' | 'lateStart' | 'lateFinish'>

/** The dates that a hammock’s end takes from one link. */
interface Pull {
  readonly tie: Tie
  readonly early: number
  readonly late: number
}

/** Where an end stands; its early and late dates lie in the hammock’s own working time, not before work may go on. */
interface Settled {
  readonly pulls: readonly Pull[]
  readonly stands: number
  readonly early: number
  readonly late: number
}

/**
 * Hammocks (P6: level of effort) after all else: each spans from the earliest of what is tied to its start to the latest
 * of what is tied to its finish, and drives nothing but other hammocks. One that follows another takes its dates; an end
 * that nothing else is tied to takes those of the hammocks that follow it.
 */
export function hammocks(
  compiled: Compiled,
  ends: ReadonlyMap<string, HammockEnds>,
  lookUp: (id: string) => Seen | undefined,
): ReadonlyMap<string, ScheduledTask> {
  const settled = settle(compiled, ends, lookUp)
  return new Map(
    [...ends].map(([id, { start, finish }]) => [id, spanned(compiled, start.task, settled, start, finish)]),
  )
}

function settle(
  compiled: Compiled,
  ends: ReadonlyMap<string, HammockEnds>,
  lookUp: (id: string) => Seen | undefined,
): ReadonlyMap<HammockEnd, Settled> {
  const settled = new Map<HammockEnd, Settled>()
  const pullsOf = (end: HammockEnd, ties: readonly Tie[]) =>
    ties.flatMap(
      (tie) => pullOf(compiled, end.task, tie, typeof tie.to === 'string' ? lookUp(tie.to) : settled.get(tie.to)) ?? [],
    )
  const place = (end: HammockEnd, pulls: readonly Pull[]) => {
    const start = end.end === 'finish' ? settled.get(ends.get(end.task.id)!.start) : undefined
    settled.set(end, placed(compiled, end, pulls, start?.early))
  }
  /** What is tied to an end that is settled now, and to nothing else that is. */
  const spread = (from: readonly HammockEnd[]) => {
    const queue = [...from]
    for (const { ties } of queue)
      for (const { to } of ties)
        if (typeof to === 'object' && !settled.has(to)) {
          place(to, pullsOf(to, to.ties))
          queue.push(to)
        }
  }
  const order = inOrder(ends)
  for (const end of order) {
    const pulls = pullsOf(
      end,
      end.ties.filter(({ to, follows }) => follows || typeof to === 'string'),
    )
    if (pulls.length > 0) place(end, pulls)
  }
  spread([...settled.keys()])
  for (const which of ['start', 'finish'])
    for (const end of order)
      if (end.end === which && !settled.has(end)) {
        place(end, [])
        spread([end])
      }
  return settled
}

/** @param ownStart where the hammock starts, for its finish */
function placed(compiled: Compiled, { task, end }: HammockEnd, pulls: readonly Pull[], ownStart?: number): Settled {
  const { network: net } = compiled
  const { snapStart, snapFinish } = timeOf(compiled, task)
  if (end === 'start') {
    const floor = net.rules.progress === 'remaining' ? net.statusDate : net.start
    const found = pulls.reduce((least, { early }) => Math.min(least, early), pulls[0]?.early ?? floor)
    const late = pulls.reduce((least, pull) => Math.min(least, pull.late), pulls[0]?.late ?? found)
    const early = snapStart(Math.max(floor, found))
    return { pulls, stands: found < floor ? found : early, early, late: snapStart(late) }
  }
  const least = ownStart ?? pulls[0]?.early ?? net.start
  const found = pulls.reduce((most, { early }) => Math.max(most, early), pulls[0]?.early ?? least)
  const late = pulls.reduce((most, pull) => Math.max(most, pull.late), pulls[0]?.late ?? found)
  const early = Math.max(least, snapFinish(found))
  return { pulls, stands: early, early, late: snapFinish(late) }
}

function spanned(
  compiled: Compiled,
  task: Task,
  settled: ReadonlyMap<HammockEnd, Settled>,
  startEnd: HammockEnd,
  finishEnd: HammockEnd,
): ScheduledTask {
  const { snapStart, snapFinish, work } = timeOf(compiled, task)
  const [start, finish] = [settled.get(startEnd)!, settled.get(finishEnd)!]
  const earlyFinish = Math.max(start.early, finish.early)
  const lateFinish = finish.pulls.length > 0 ? finish.late : snapFinish(earlyFinish)
  const lateStart = Math.min(start.pulls.length > 0 ? start.late : snapStart(lateFinish), lateFinish)
  const drivers = [
    ...start.pulls.filter(({ early }) => snapStart(early) === start.early),
    ...finish.pulls.filter(({ early }) => snapFinish(early) === earlyFinish),
  ].map(({ tie: { dependency, follows } }): Driver => {
    const other = follows ? dependency.predecessor : dependency.successor
    return { by: 'dependency', dependency: dependency.id, task: other }
  })
  return {
    id: task.id,
    start: task.progress?.actualStart ?? start.stands,
    finish: task.progress?.actualFinish ?? earlyFinish,
    earlyStart: start.early,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat: task.progress?.actualFinish === undefined ? work(earlyFinish, lateFinish) : 0,
    freeFloat: 0,
    critical: false,
    duration: work(start.early, earlyFinish),
    drivers,
  }
}

function timeOf({ calendars, plan }: Compiled, task: Task) {
  const calendar = calendars.get(task.calendar ?? plan.calendar)
  return {
    snapStart: (instant: number) => (calendar ? calendar.startAt(calendar.workAt(instant)) : instant),
    snapFinish: (instant: number) => (calendar ? calendar.finishAt(calendar.workAt(instant)) : instant),
    work: (from: number, to: number) => (calendar ? calendar.workAt(to) - calendar.workAt(from) : to - from),
  }
}

function pullOf(compiled: Compiled, task: Task, tie: Tie, other: Seen | Settled | undefined): Pull | undefined {
  if (other === undefined) return undefined
  const { network: net, tasks, rowOfTask, columnsOf } = compiled
  const { dependency, to, toEnd, follows } = tie
  const there = typeof to === 'string' ? tasks[rowOfTask.get(to)!] : to.task
  const { minutes, calendar } = follows
    ? columnsOf.lag(dependency, there, task)
    : columnsOf.lag(dependency, task, there)
  const lagged = (instant: number) => moved(net, calendar, instant, follows ? minutes : -minutes)
  const [early, late] =
    'stands' in other ? standing(net.rules.progress, toEnd, other, there) : seen(net.rules.progress, toEnd, other)
  return { tie, early: lagged(early), late: lagged(late) }
}

type Progressing = Compiled['network']['rules']['progress']

/** Early and late date of a task’s end: P6 counts from where it stands. */
const seen = (progress: Progressing, end: 'start' | 'finish', task: Seen): readonly [number, number] =>
  end === 'finish'
    ? [task.finish, task.lateFinish]
    : [progress === 'remaining' ? task.start : task.earlyStart, task.lateStart]

/** The same of a hammock’s end. */
const standing = (
  progress: Progressing,
  end: 'start' | 'finish',
  { stands, early, late }: Settled,
  task: Task | undefined,
): readonly [number, number] =>
  end === 'finish'
    ? [task?.progress?.actualFinish ?? early, late]
    : [progress === 'remaining' ? (task?.progress?.actualStart ?? stands) : early, late]
