/** Every kind, once. A new register is one file beside this one and one name in this list. */
import type { AnyKind } from '../kind.ts'
import { action } from './action.ts'
import { assumption } from './assumption.ts'
import { benefit } from './benefit.ts'
import { decision } from './decision.ts'
import { dependency } from './dependency.ts'
import { issue } from './issue.ts'
import { milestone } from './milestone.ts'
import { objective } from './objective.ts'
import { person } from './person.ts'
import { rating } from './rating.ts'
import { risk } from './risk.ts'
import { statusReport } from './status-report.ts'
import { initiative } from './structure/initiative.ts'
import { organisationUnit } from './structure/organisation-unit.ts'
import { reportingPeriod } from './structure/reporting-period.ts'

/** Those whose tables and routes are generated. */
export const kinds: readonly AnyKind[] = [
  objective,
  person,
  risk,
  issue,
  assumption,
  dependency,
  decision,
  action,
  benefit,
  milestone,
  rating,
  statusReport,
]

/** With those whose writes are made by hand: what can be listed, searched, exported, linked and commented on. */
export const everyKind: readonly AnyKind[] = [initiative, organisationUnit, reportingPeriod, ...kinds]

const byName = new Map(everyKind.map((kind) => [kind.name, kind]))

/** @throws TypeError for a name that is no kind's */
export function kindNamed(name: string): AnyKind {
  const kind = byName.get(name)
  if (!kind) throw new TypeError(`There is no kind ${name}`)
  return kind
}

export {
  action,
  assumption,
  benefit,
  decision,
  dependency,
  initiative,
  issue,
  milestone,
  objective,
  organisationUnit,
  person,
  rating,
  reportingPeriod,
  risk,
  statusReport,
}
