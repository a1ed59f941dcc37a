import { elapsedTime } from '../../calendar/compile.ts'
import type { Dependency, Minute, Task } from '../../plan.ts'
import { isoLocal } from '../../time/iso.ts'
import type { Counted, CountedRule, NotApplicable } from '../rule.ts'
import { type HealthView, isFinished, isStarted } from '../view.ts'
import { linkHit } from './links.ts'
import { noStatusDate } from './no-network.ts'

export const outOfSequence: CountedRule = {
  id: 'progress.outOfSequence',
  title: 'Progress out of sequence',
  why: 'Work began or ended before a link allowed it: either the link is wrong, or the progress is.',
  measures: 'share',
  threshold: 0,
  look: (view) => {
    const recorded = view.links.filter((link) => recordedEnd(view, link) !== undefined)
    return {
      population: recorded.length,
      hits: recorded.filter((link) => isBroken(view, link)).map((link) => linkHit(view, link)),
    }
  },
}

/** None is good: DCMA 14-point schedule assessment, check 9a. */
export const missingActuals: CountedRule = {
  id: 'progress.missingActual',
  title: 'Dates in the past without actuals',
  why: 'Before the status date, work was either done or is late; a forecast there is neither.',
  measures: 'share',
  threshold: 0,
  look: (view) =>
    against(view, view.unfinished, (task, statusDate) => {
      const dates = view.dates(task)
      if (!dates) return undefined
      if (!isStarted(task) && dates.start < statusDate)
        return `should have started ${isoLocal(dates.start)} and has no actual start`
      return dates.finish < statusDate
        ? `should have finished ${isoLocal(dates.finish)} and has no actual finish`
        : undefined
    }),
}

/** None is good: DCMA 14-point schedule assessment, check 9b. */
export const futureActuals: CountedRule = {
  id: 'progress.futureActual',
  title: 'Actual dates in the future',
  why: 'Nobody can know after the status date what happened.',
  measures: 'share',
  threshold: 0,
  look: (view) =>
    against(view, view.tasks.filter(isStarted), ({ progress }, statusDate) => {
      const { actualStart, actualFinish } = progress ?? {}
      if (actualFinish !== undefined && actualFinish > statusDate)
        return `is said to have finished ${isoLocal(actualFinish)}, after the status date`
      return actualStart !== undefined && actualStart > statusDate
        ? `is said to have started ${isoLocal(actualStart)}, after the status date`
        : undefined
    }),
}

function against(
  { statusDate }: HealthView,
  tasks: readonly Task[],
  says: (task: Task, statusDate: Minute) => string | undefined,
): Counted | NotApplicable {
  if (statusDate === undefined) return noStatusDate
  return {
    population: tasks.length,
    hits: tasks.flatMap((task) => {
      const text = says(task, statusDate)
      return text === undefined ? [] : [{ tasks: [task.id], text: `“${task.name}” ${text}.` }]
    }),
  }
}

/** The actual date that a link would have held: of the successor's start, or of its finish. */
function recordedEnd(view: HealthView, { successor, type }: Dependency): Minute | undefined {
  const progress = view.task(successor)?.progress
  return type === 'FS' || type === 'SS' ? progress?.actualStart : progress?.actualFinish
}

/** Whether it lies before the predecessor's start or finish, actual or to come, and the lag. */
function isBroken(view: HealthView, link: Dependency): boolean {
  const { predecessor, type, lag } = link
  const before = view.task(predecessor)!
  const dates = view.dates(before)
  if (!dates) return false
  const fromFinish = type === 'FS' || type === 'FF'
  if (lagMinutes(link, dates.duration) >= 0 && !(fromFinish ? isFinished(before) : isStarted(before))) return true
  const elapsed = lag.in === 'elapsed' || lag.in === 'elapsedPercent'
  const time = elapsed ? elapsedTime : view.planTime
  const end = fromFinish ? dates.finish : dates.start
  return time.workAt(recordedEnd(view, link)!) < time.workAt(end) + lagMinutes(link, dates.duration)
}

const lagMinutes = ({ lag }: Dependency, duration: number): number =>
  'percent' in lag ? Math.round((duration * lag.percent) / 100) : lag.minutes
