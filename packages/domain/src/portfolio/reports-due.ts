import type { ExpectationFact } from './facts.ts'
import { groupBy } from './portfolio-index.ts'
import type { Subject, View } from './view.ts'

/** Why a report is not there: its day has not come, it is late, or the period was locked without it. */
export type Outstanding = 'awaited' | 'overdue' | 'missed'

/** What was expected of each initiative in the period looked at. */
export function expectationsOf({ index, period }: View): ReadonlyMap<string, ExpectationFact> {
  return new Map(index.facts.expectations.filter((one) => one.period === period.id).map((one) => [one.initiative, one]))
}

/** Of reports that are owed and not there. Where no due day is set, the as-of date is the first on which one can be late. */
export function outstanding({ period, request }: View, due: ExpectationFact | undefined): Outstanding {
  if (period.state === 'locked') return 'missed'
  return request.today <= (due?.dueOn ?? period.dueOn ?? period.asOf) ? 'awaited' : 'overdue'
}

/** Initiatives without the report they owe, by why it is not there. */
export function notReported(view: View): ReadonlyMap<Outstanding, readonly Subject[]> {
  const expectations = expectationsOf(view)
  const owed = view.subjects.filter(({ standing }) => standing === 'missing')
  return groupBy(owed, ({ initiative }) => outstanding(view, expectations.get(initiative.id)))
}

/** The one day by which all that is awaited is due, if there is one. */
export function awaitedBy(view: View): string | undefined {
  const expectations = expectationsOf(view)
  const awaited = notReported(view).get('awaited') ?? []
  const days = new Set(awaited.map(({ initiative }) => expectations.get(initiative.id)?.dueOn ?? view.period.dueOn))
  const [day] = days
  return days.size === 1 ? day : undefined
}
