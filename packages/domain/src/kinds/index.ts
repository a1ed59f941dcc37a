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

export { action, assumption, benefit, decision, dependency, issue, milestone, objective, person, rating, risk, statusReport }
