// The numbers MSPDI writes for choices. Source: Microsoft Project XML Data Interchange Schema (mspdi_pj12, mspdi_pj14).
import type { ConstraintType, DependencyType, Effort, Position, Weekday } from '@gantry/planning/plan'

export const constraintCodes: readonly ConstraintType[] = [
  'asSoonAsPossible',
  'asLateAsPossible',
  'mustStartOn',
  'mustFinishOn',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan',
]

export const dependencyCodes: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS']

export const effortCodes: readonly Effort['fixed'][] = ['units', 'duration', 'work']

export const contourCodes: readonly string[] = [
  'flat',
  'backLoaded',
  'frontLoaded',
  'doublePeak',
  'earlyPeak',
  'latePeak',
  'bell',
  'turtle',
  'contoured',
]

/** P6 has two more: there "start on" gives way to links, here what comes nearest does not. */
export function constraintCode(type: ConstraintType | undefined): number {
  if (type === 'startOn') return constraintCodes.indexOf('mustStartOn')
  if (type === 'finishOn') return constraintCodes.indexOf('mustFinishOn')
  return constraintCodes.indexOf(type ?? 'asSoonAsPossible')
}

/** P6 can hold duration and units at once; here holding the duration comes nearest. */
export const effortCode = (fixed: Effort['fixed']): number =>
  effortCodes.indexOf(fixed === 'durationAndUnits' ? 'duration' : fixed)

/** Codes of units of durations; 32 more say "estimated". */
const elapsedFormats: ReadonlySet<number> = new Set([4, 6, 8, 10, 12, 20])
const estimatedOffset = 32

export const isElapsed = (format: number): boolean =>
  elapsedFormats.has(format >= 35 && format !== 53 ? format - estimatedOffset : format)

/** Days, as people mostly read durations. */
export const durationFormat = (elapsed: boolean, estimated: boolean): number =>
  (elapsed ? 8 : 7) + (estimated ? estimatedOffset : 0)

export const percentFormats = { percent: 19, elapsedPercent: 20 } as const
/** Percent of the predecessor's duration, of working or elapsed time. */
export function percentOf(format: number): keyof typeof percentFormats | undefined {
  if (format === 19 || format === 51) return 'percent'
  return format === 20 || format === 52 ? 'elapsedPercent' : undefined
}

export const positions: readonly Position[] = ['first', 'second', 'third', 'fourth', 'last']

/** MonthItem: what a position in a month counts. */
export const monthItems: readonly Weekday[] = ['day', 'weekday', 'weekendDay', 0, 1, 2, 3, 4, 5, 6]

export const rateTables: readonly string[] = ['A', 'B', 'C', 'D', 'E']
