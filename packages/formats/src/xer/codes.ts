import type { ConstraintType, DependencyType, Effort, RuleOptions } from '@gantry/planning'

/** P6's words beside ours; where P6 has several for the same, the one it writes comes first. */
export const constraintWords: Readonly<Record<string, ConstraintType>> = {
  CS_ALAP: 'asLateAsPossible',
  CS_MSO: 'startOn',
  CS_MSOA: 'startNoEarlierThan',
  CS_MSOB: 'startNoLaterThan',
  CS_MEO: 'finishOn',
  CS_MEOA: 'finishNoEarlierThan',
  CS_MEOB: 'finishNoLaterThan',
  CS_MANDSTART: 'mustStartOn',
  CS_MANDFIN: 'mustFinishOn',
}

export const dependencyWords: Readonly<Record<string, DependencyType>> = {
  PR_FS: 'FS',
  PR_SS: 'SS',
  PR_FF: 'FF',
  PR_SF: 'SF',
}

export const durationWords: Readonly<Record<string, Effort['fixed']>> = {
  DT_FixedDrtn: 'duration',
  DT_FixedDUR2: 'durationAndUnits',
  DT_FixedQty: 'work',
  DT_FixedRate: 'units',
}

export const priorityWords: Readonly<Record<string, number>> = {
  PT_Top: 900,
  PT_High: 700,
  PT_Normal: 500,
  PT_Low: 300,
  PT_Lowest: 100,
}

export const lagCalendarWords: Readonly<Record<string, RuleOptions['lagCalendar']>> = {
  rcal_Predecessor: 'predecessor',
  rcal_Successor: 'successor',
  rcal_ProjDefault: 'project',
  rcal_24Hour: 'twentyFourHours',
  rcal_24hour: 'twentyFourHours',
  rcal_Project: 'project',
}

export const floatWords: Readonly<Record<string, RuleOptions['totalFloat']>> = {
  FT_SS: 'start',
  FT_FF: 'finish',
  FT_Min: 'smallest',
  FT_MIN: 'smallest',
  FT_SF: 'start',
}

export const criticalWords: Readonly<Record<string, RuleOptions['criticalBy']>> = {
  CT_TotFloat: 'totalFloat',
  CT_DrivPath: 'longestPath',
}

/** P6's word for one of ours. */
export function wordFor<Value>(words: Readonly<Record<string, Value>>, value: Value): string | undefined {
  return Object.entries(words).find(([, meaning]) => meaning === value)?.[0]
}
