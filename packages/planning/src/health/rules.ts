import type { HealthRule } from './rule.ts'
import { baselineExecution, missedTasks, missingBaselines } from './rules/baseline.ts'
import { hardConstraints, manualTasks } from './rules/constraints.ts'
import { criticalPathLength, criticalPathTest } from './rules/critical-path.ts'
import { longTasks } from './rules/duration.ts'
import { highFloat, negativeFloat } from './rules/float.ts'
import { leads, longLags, startToFinish, summaryLinks } from './rules/links.ts'
import { danglingFinishes, danglingStarts, openFinishes, openStarts } from './rules/open-ends.ts'
import { futureActuals, missingActuals, outOfSequence } from './rules/progress.ts'
import { resourcesWithoutCalendar } from './rules/resources.ts'

/** What a plan is checked for, in the order of a report: logic first, since all dates rest on it. */
export const healthRules: readonly HealthRule[] = [
  openStarts,
  openFinishes,
  danglingStarts,
  danglingFinishes,
  leads,
  longLags,
  startToFinish,
  summaryLinks,
  hardConstraints,
  manualTasks,
  negativeFloat,
  highFloat,
  longTasks,
  outOfSequence,
  missingActuals,
  futureActuals,
  resourcesWithoutCalendar,
  missingBaselines,
  missedTasks,
  baselineExecution,
  criticalPathTest,
  criticalPathLength,
]
