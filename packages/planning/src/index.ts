/** The mathematics of plans. Pure: no clock, no chance, no host. */
export type * from './plan.ts'
export type * from './schedule.ts'
export { schedule } from './network/schedule.ts'
export { type Edit, LivePlan, type Moved } from './network/incremental.ts'
export { type FloatPath, floatPaths, nearCritical } from './network/float-paths.ts'
export { msproject, p6, ruleSets } from './network/rule-sets.ts'
export { type Calendars, compileCalendars, elapsedTime } from './calendar/compile.ts'
export {
  addWork,
  isWorking,
  nextWorkingInstant,
  previousWorkingInstant,
  subtractWork,
  workBetween,
} from './calendar/work.ts'
export type { WorkingTime } from './calendar/working-time.ts'
export { isoDay, isoLocal, parseIsoDay, parseIsoLocal } from './time/iso.ts'
export { alignIds } from './compare/align-ids.ts'
export { comparePlans } from './compare/compare-plans.ts'
export { explainFinish } from './compare/explain-finish.ts'
export { compareWithStored } from './compare/stored.ts'
export { explained, type Explained } from './why/explained.ts'
export { type Step, why, type Why, whyOf } from './why/why.ts'
export { checkHealth } from './health/check-health.ts'
export { changeEffort, effortOf } from './effort/effort.ts'
export { saveBaseline } from './baseline/save-baseline.ts'
export { baselineIds, compareWithBaseline } from './baseline/compare-baseline.ts'
