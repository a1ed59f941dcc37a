import { compileCalendars, elapsedTime } from '@gantry/planning/calendar/compile'
import type { Assignment, Plan, Task } from '@gantry/planning/plan'
import type { Schedule } from '@gantry/planning/schedule'
import { writeDate, writeDuration } from './values.ts'

/** The work of split tasks spread over time, which is how the format says where a task rests. */
export class Splits {
  private readonly tasks: ReadonlyMap<string, Task>
  private readonly times: ReturnType<typeof compileCalendars>
  private readonly plan: Plan
  private readonly schedule: Schedule | undefined

  constructor(plan: Plan, schedule: Schedule | undefined) {
    this.plan = plan
    this.schedule = schedule
    const split = plan.tasks.filter(({ segments }) => segments !== undefined)
    this.tasks = new Map(split.map((task) => [task.id, task]))
    this.times = compileCalendars(split.length === 0 ? [] : plan.calendars, plan.start ?? 0)
  }

  /** Rows of an assignment: work in each worked stretch, none between; `undefined` when its task is not split. */
  rows({ task: id, units }: Assignment, uid: string): string | undefined {
    const task = this.tasks.get(id)
    const start = this.schedule?.tasks.get(id)?.start ?? task?.stored?.start ?? this.plan.start
    const time = task?.elapsed ? elapsedTime : this.times.get(task?.calendar ?? this.plan.calendar)
    if (task?.segments === undefined || start === undefined || time === undefined || time.never) return undefined
    const begun = time.workAt(start)
    let rows = ''
    let rested: number | undefined
    for (const { after, lasts } of task.segments) {
      const from = time.startAt(begun + after)
      const to = time.finishAt(begun + after + lasts)
      if (rested !== undefined) rows += row(uid, rested, from, 0)
      rows += row(uid, from, to, Math.round(lasts * units))
      rested = to
    }
    return rows
  }
}

/** Type 1: work that remains. Unit 2: days. */
function row(uid: string, from: number, to: number, work: number): string {
  const when = `<Start>${writeDate(from)}</Start><Finish>${writeDate(to)}</Finish>`
  return `<TimephasedData><Type>1</Type><UID>${uid}</UID>${when}<Unit>2</Unit><Value>${writeDuration(work)}</Value></TimephasedData>`
}
