import type { WorkingTime } from '../calendar/working-time.ts'
import type { ClockNetwork } from './clock-passes.ts'
import type { ConstraintRule, RuleSet } from './rule-sets.ts'

/** No instant: an actual date, a constraint that is not there. */
export const none = -0x8000_0000

export const linkTypes = { FS: 0, SS: 1, FF: 2, SF: 3 } as const

/** What is special about a node; nothing for the many that are not. */
export const flag = {
  /** Work on it has begun. */
  started: 1,
  finished: 2,
  /** Stays where it is recorded: manual tasks, dates from elsewhere. */
  fixed: 4,
  asLateAsPossible: 8,
  /** Stands at the end of a shift rather than at the start of the next. */
  atShiftEnd: 16,
  constrained: 32,
  /** Its assignments decide how long it takes: see `spans`. */
  spans: 64,
  /** Takes the earliest of its predecessors, not the latest: the start of a summary. */
  earliest: 128,
  deadline: 256,
  external: 512,
  delayed: 1024,
  /** Not a task: stands for a summary's start, finish or gate. */
  virtual: 2048,
  milestone: 4096,
  /** Duration is by the clock. */
  elapsed: 8192,
  expectedFinish: 16384,
  /** A split whose rest resumes at a day that was given. */
  resumes: 32768,
  startMilestone: 65536,
  /** A finish-to-finish link comes in; a start-to-start link goes out. */
  finishLinked: 131072,
  startLinked: 262144,
} as const

/** What holds for the whole network. */
export interface NetworkFrame {
  readonly rules: RuleSet
  /** No task starts before it; P6 moves it up to the data date. */
  readonly start: number
  /** The finish that late dates are counted from, if it is given; else `none`. */
  readonly finish: number
  /** Status date or data date; the start without one. */
  readonly statusDate: number
  readonly calendars: readonly WorkingTime[]
}

/** A number a node. */
export interface NodeColumns {
  readonly flags: Int32Array
  /** Index into `calendars`. */
  readonly calendar: Uint16Array
  readonly duration: Int32Array
  /** Of a task that has begun; the duration otherwise. */
  readonly remaining: Int32Array
  readonly actualStart: Int32Array
  readonly actualFinish: Int32Array
}

/**
 * A plan ready for its passes: nodes in topological order, a predecessor's index below its successor's; links sorted by
 * successor. Instants, durations and lags are whole minutes.
 */
export interface Network extends NetworkFrame, NodeColumns {
  readonly size: number

  /** Links into node i: `inStart[i]` to `inStart[i + 1]`. */
  readonly inStart: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly type: Uint8Array
  readonly lag: Int32Array
  /** Index of the calendar that the lag is counted in. */
  readonly lagCalendar: Uint16Array
  /** Links out of node i: `out[outStart[i]]` to `out[outStart[i + 1] - 1]`. */
  readonly outStart: Int32Array
  readonly out: Int32Array

  readonly special: ReadonlyMap<number, Special>
  /** The same in fewer numbers, where nothing special is in it. */
  readonly clock?: ClockNetwork | undefined
}

/** What only some nodes have. */
export interface Special {
  readonly constraints: readonly PassConstraint[]
  readonly deadline: number
  readonly externalEarlyStart: number
  readonly externalLateFinish: number
  readonly expectedFinish: number
  /** Minutes by the clock that levelling put before the start. */
  readonly delay: number
  readonly spans: readonly Span[]
  readonly resume: number
  /** Where the work that is left of a task that has begun goes on. */
  readonly restart: number
  readonly suspended: number
  readonly resumed: number
}

export interface PassConstraint {
  readonly rule: ConstraintRule
  readonly date: number
}

/** Work of one assignment: how long it takes in the calendar that it is done in. */
export interface Span {
  readonly calendar: number
  readonly minutes: number
  readonly remaining: number
  /** Working minutes after the start of the task. */
  readonly delay: number
}

/** The answer of the passes, by node. */
export interface Dates {
  readonly earlyStart: Int32Array
  readonly earlyFinish: Int32Array
  readonly lateStart: Int32Array
  readonly lateFinish: Int32Array
  /** Latest early finish. */
  finish: number
}

export function noDates(size: number): Dates {
  return {
    earlyStart: new Int32Array(size),
    earlyFinish: new Int32Array(size),
    lateStart: new Int32Array(size),
    lateFinish: new Int32Array(size),
    finish: none,
  }
}
