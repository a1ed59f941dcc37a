import type { Dependency, Task } from '../plan.ts'
import type { Driver, ScheduledTask } from '../schedule.ts'
import { type Compiled } from './compile.ts'
import type { Network } from './network.ts'

/** The four dates that a hammock takes from one link, and by which of its ends. */
interface Pull {
  readonly dependency: Dependency
  readonly end: 'start' | 'finish'
  readonly early: number
  readonly late: number
}

/**
 * Hammocks (P6: level of effort) after all else: each spans from the earliest of what is tied to its start to the latest
 * of what is tied to its finish, and drives nothing but other hammocks.
 */
export function hammocks(
  compiled: Compiled,
  leaves: ReadonlyMap<string, ScheduledTask>,
): ReadonlyMap<string, ScheduledTask> {
  const { plan } = compiled
  const mine = plan.tasks.filter((task) => task.type === 'hammock' && task.inactive === undefined)
  const found = new Map<string, ScheduledTask>()
  if (mine.length === 0) return found
  const linksOf = new Map<string, Dependency[]>(mine.map(({ id }) => [id, []]))
  for (const dependency of plan.dependencies) {
    linksOf.get(dependency.predecessor)?.push(dependency)
    linksOf.get(dependency.successor)?.push(dependency)
  }
  const lookUp = (id: string) => leaves.get(id) ?? found.get(id)
  for (let round = 0; round < mine.length && found.size < mine.length; round++) {
    for (const task of mine) {
      if (found.has(task.id)) continue
      const links = linksOf.get(task.id)!
      const waits = links.some((link) => {
        const other = link.predecessor === task.id ? link.successor : link.predecessor
        return linksOf.has(other) && !found.has(other) && round < mine.length - 1
      })
      if (!waits) found.set(task.id, spanned(compiled, task, links, lookUp))
    }
  }
  return found
}

function spanned(
  { network: net, calendars, plan }: Compiled,
  task: Task,
  links: readonly Dependency[],
  lookUp: (id: string) => ScheduledTask | undefined,
): ScheduledTask {
  const pulls = links.flatMap((link) => pullOf(net, task, link, lookUp) ?? [])
  const starts = pulls.filter(({ end }) => end === 'start')
  const finishes = pulls.filter(({ end }) => end === 'finish')
  const calendar = calendars.get(task.calendar ?? plan.calendar)
  const snapStart = (instant: number) => (calendar ? calendar.startAt(calendar.workAt(instant)) : instant)
  const snapFinish = (instant: number) => (calendar ? calendar.finishAt(calendar.workAt(instant)) : instant)
  const least = (of: 'early' | 'late', otherwise: number) =>
    starts.length > 0 ? Math.min(...starts.map((pull) => pull[of])) : otherwise
  const most = (of: 'early' | 'late', otherwise: number) =>
    finishes.length > 0 ? Math.max(...finishes.map((pull) => pull[of])) : otherwise
  const floor = net.rules.progress === 'remaining' ? net.statusDate : net.start
  const earlyStart = snapStart(Math.max(floor, least('early', floor)))
  const earlyFinish = Math.max(earlyStart, snapFinish(most('early', earlyStart)))
  const lateFinish = snapFinish(most('late', earlyFinish))
  const lateStart = Math.min(snapStart(least('late', lateFinish)), lateFinish)
  const work = (from: number, to: number) => (calendar ? calendar.workAt(to) - calendar.workAt(from) : to - from)
  const drivers = pulls
    .filter(({ end, early }) => (end === 'start' ? snapStart(early) === earlyStart : snapFinish(early) === earlyFinish))
    .map(({ dependency }): Driver => {
      const other = dependency.predecessor === task.id ? dependency.successor : dependency.predecessor
      return { by: 'dependency', dependency: dependency.id, task: other }
    })
  const total = work(earlyFinish, lateFinish)
  return {
    id: task.id,
    start: task.progress?.actualStart ?? least('early', earlyStart),
    finish: task.progress?.actualFinish ?? earlyFinish,
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat: task.progress?.actualFinish === undefined ? total : 0,
    freeFloat: 0,
    critical: false,
    duration: work(earlyStart, earlyFinish),
    drivers,
  }
}

function pullOf(
  net: Network,
  task: Task,
  dependency: Dependency,
  lookUp: (id: string) => ScheduledTask | undefined,
): Pull | undefined {
  const isSuccessor = dependency.successor === task.id
  const other = lookUp(isSuccessor ? dependency.predecessor : dependency.successor)
  if (other === undefined) return undefined
  const [before, after] = [dependency.type[0], dependency.type[1]]
  const mine = isSuccessor ? after : before
  const theirs = isSuccessor ? before : after
  const sign = isSuccessor ? 1 : -1
  const lag = 'minutes' in dependency.lag ? dependency.lag.minutes * sign : 0
  const early = theirs === 'S' ? (net.rules.progress === 'remaining' ? other.start : other.earlyStart) : other.finish
  const late = theirs === 'S' ? other.lateStart : other.lateFinish
  return { dependency, end: mine === 'S' ? 'start' : 'finish', early: early + lag, late: late + lag }
}
