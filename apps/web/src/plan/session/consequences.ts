import type { Minute } from '@gantry/planning'
import type { PlanSession } from './plan-session.ts'

/** What a plan promises, at one moment. */
export interface Standing {
  readonly finish: Minute
  readonly critical: ReadonlySet<string>
  /** Finish of every task that has a deadline. */
  readonly deadlines: ReadonlyMap<string, { readonly deadline: Minute; readonly finish: Minute }>
}

/** What a change costs: what is other than it stood before. */
export interface Consequences {
  /** Working minutes of the plan's calendar; positive = later. */
  readonly finishMoves: number
  readonly becomeCritical: number
  readonly noLongerCritical: number
  /** Promises that break with the change, and by how many working minutes. */
  readonly missed: readonly { readonly id: string; readonly by: number }[]
  readonly kept: readonly string[]
}

/** Linear in the plan, and quick: once for each change, and a few times a second while something is dragged. */
export function standingOf(session: PlanSession): Standing {
  const deadlines = new Map<string, { deadline: Minute; finish: Minute }>()
  for (const { id, deadline } of session.book.task.values()) {
    if (deadline === undefined) continue
    const finish = session.dates.of(id)?.finish
    if (finish !== undefined) deadlines.set(id, { deadline, finish })
  }
  return { finish: session.dates.finish, critical: session.dates.criticals(), deadlines }
}

export function consequencesOf(session: PlanSession, before: Standing, after: Standing): Consequences {
  const time = session.dates.timeOf()
  const between = (from: Minute, to: Minute) => (time ? time.workAt(to) - time.workAt(from) : to - from)
  let becomeCritical = 0
  for (const id of after.critical) if (!before.critical.has(id)) becomeCritical += 1
  let noLongerCritical = 0
  for (const id of before.critical) if (!after.critical.has(id)) noLongerCritical += 1
  const missed: { id: string; by: number }[] = []
  const kept: string[] = []
  for (const [id, { deadline, finish }] of after.deadlines) {
    const was = before.deadlines.get(id)
    const late = finish > deadline
    const wasLate = was !== undefined && was.finish > was.deadline
    if (late && (!wasLate || was.finish !== finish)) missed.push({ id, by: between(deadline, finish) })
    if (!late && wasLate) kept.push(id)
  }
  return { finishMoves: between(before.finish, after.finish), becomeCritical, noLongerCritical, missed, kept }
}
