/**
 * A plan: calendars, tasks, dependencies, resources and assignments as plain data, the way people and files give them.
 * Only inputs, and what a file stored as its own answer (`stored`); computed dates are a `Schedule`.
 *
 * Time is whole minutes from 1970-01-01 00:00 in the plan's own wall clock; days are whole days from the same day. Money
 * is whole minor units. Every id is unique among its own kind in the plan.
 */
export interface Plan {
  readonly title: string
  /** Whose habits the plan was made under. */
  readonly rules: RuleSetName
  /** No task starts before it, when scheduled from the start. */
  readonly start?: Minute
  /** The latest finish, when scheduled from the finish; else a finish that was promised (P6 "must finish by"). */
  readonly finish?: Minute
  readonly from: 'start' | 'finish'
  /** Status date (MS Project), data date (P6): work before it is done, work that remains lies after it. */
  readonly statusDate?: Minute
  /** Id of the calendar for whatever names none. */
  readonly calendar: string
  readonly units: TimeUnits
  /** Where the plan departs from its rule set. */
  readonly options: Partial<RuleOptions>
  readonly currency?: string
  /** IANA name of the zone whose wall clock the plan's minutes are, e.g. `Europe/Zurich`. */
  readonly timeZone?: string
  readonly calendars: readonly Calendar[]
  /** In the order people see them: a summary before what it holds. */
  readonly tasks: readonly Task[]
  readonly dependencies: readonly Dependency[]
  readonly resources: readonly Resource[]
  readonly assignments: readonly Assignment[]
  readonly baselines: readonly Baseline[]
  /** What a format gave that the plan has no word for, kept to be written back. */
  readonly kept?: Kept
}

/** Minutes from 1970-01-01 00:00, wall clock. */
export type Minute = number
/** Days from 1970-01-01. */
export type Day = number

/** What a reader did not understand, under the name of its format; only that format's writer looks inside. */
export type Kept = Readonly<Record<string, unknown>>

/** What people mean by a day, a week and a month of work, when they write durations. */
export interface TimeUnits {
  readonly minutesPerDay: number
  readonly minutesPerWeek: number
  readonly daysPerMonth: number
}

// --- Calendars ---------------------------------------------------------------------------------------------------

/** Working time from minute `from` of a day to minute `to`; past 1,440 it runs on into the next day. 0 ≤ from < to. */
export interface Shift {
  readonly from: number
  readonly to: number
}

/** Sunday first; `undefined` = as the base calendar says (no base: not worked); empty = not worked. */
export type Week = readonly [Worked, Worked, Worked, Worked, Worked, Worked, Worked]
export type Worked = readonly Shift[] | undefined

export interface Calendar {
  readonly id: string
  readonly name: string
  /** Id of the calendar it stands on. */
  readonly base?: string
  readonly week: Week
  /** Other weeks for a time; where two hold, the later in this list does. */
  readonly workWeeks: readonly WorkWeek[]
  /** Before weeks; where two hold, the earlier in this list does. */
  readonly exceptions: readonly CalendarException[]
  readonly units?: Partial<TimeUnits>
  /** A resource's own calendar. */
  readonly resource?: string
  readonly kept?: Kept
}

export interface WorkWeek {
  readonly name: string
  readonly from: Day
  /** Inclusive. */
  readonly to: Day
  readonly week: Week
}

export interface CalendarException {
  readonly name?: string
  readonly from: Day
  /** Inclusive. */
  readonly to: Day
  /** Empty = not worked. */
  readonly shifts: readonly Shift[]
  /** On which days from `from` to `to`; absent = on each of them. */
  readonly every?: Recurrence
  readonly kept?: Kept
}

/** Which days between two; `count`: no more than so many occurrences. */
export type Recurrence = RecurrencePattern & { readonly count?: number }
export type RecurrencePattern =
  | { readonly by: 'day'; readonly interval: number }
  /** Days of the week, 0 = Sunday, in every `interval`-th week; weeks begin on `weekStart` (Sunday unless said). */
  | { readonly by: 'week'; readonly interval: number; readonly days: readonly number[]; readonly weekStart?: number }
  | { readonly by: 'monthDay'; readonly interval: number; readonly day: number }
  | { readonly by: 'monthPosition'; readonly interval: number; readonly position: Position; readonly weekday: Weekday }
  /** Months 1 to 12. */
  | { readonly by: 'yearDay'; readonly interval: number; readonly month: number; readonly day: number }
  | {
      readonly by: 'yearPosition'
      readonly interval: number
      readonly month: number
      readonly position: Position
      readonly weekday: Weekday
    }
export type Position = 'first' | 'second' | 'third' | 'fourth' | 'last'
/** 0 = Sunday … 6; or any day, Monday to Friday, Saturday and Sunday. */
export type Weekday = number | 'day' | 'weekday' | 'weekendDay'

// --- Tasks -------------------------------------------------------------------------------------------------------

export const taskTypes = ['task', 'milestone', 'summary', 'hammock'] as const
/**
 * A milestone has no duration and stands at one instant. A summary spans what it holds (P6: a WBS element). A hammock
 * (P6: level of effort) spans from its predecessors' drive of its start to its successors' drive of its finish. One that
 * nothing is linked to spans the summary that holds it (P6: WBS summary).
 */
export type TaskType = (typeof taskTypes)[number]

export interface Task {
  readonly id: string
  /** What people call it in its plan: the row number or the activity id; need not be unique. */
  readonly code?: string
  readonly wbs?: string
  readonly name: string
  readonly type: TaskType
  /** Id of the summary that holds it. */
  readonly parent?: string
  /** Which end of the day a milestone stands at, where it matters (P6 start and finish milestones). */
  readonly milestone?: 'start' | 'finish'
  /** Working minutes; minutes by the clock when `elapsed`. What a summary lasts is computed. */
  readonly duration: number
  readonly elapsed?: true
  readonly estimated?: true
  readonly calendar?: string
  readonly ignoresResourceCalendars?: true
  /** P6 "resource dependent": its resources' calendars and work decide how long it takes, not its own duration. */
  readonly resourceDriven?: true
  /** Its dates stand where a person put them. */
  readonly manual?: ManualDates
  /** Kept in sight, left out of the schedule. */
  readonly inactive?: true
  readonly constraint?: Constraint
  /** P6 allows two. */
  readonly secondConstraint?: Constraint
  readonly deadline?: Minute
  readonly progress?: Progress
  /** Worked stretches in working minutes from the start, with gaps between; absent = one stretch. */
  readonly segments?: readonly Segment[]
  /** Minutes by the clock that levelling put before its start (and, for splits, inside it). */
  readonly levellingDelay?: number
  readonly effort: Effort
  /** Other ways to do it, of which one is chosen; the task as it stands is in the first. */
  readonly modes?: readonly TaskMode[]
  /** 0 to 1,000; 500 is usual. */
  readonly priority?: number
  /** P6: dates given by links to plans elsewhere. */
  readonly external?: { readonly earlyStart?: Minute; readonly lateFinish?: Minute }
  /** P6: expected finish; the remaining duration is made to end then. */
  readonly expectedFinish?: Minute
  readonly recurring?: true
  readonly notes?: string
  /** Values of custom fields by the field's name in its plan. */
  readonly custom?: Readonly<Record<string, string | number | boolean>>
  readonly costMinor?: number
  readonly fixedCostMinor?: number
  readonly baselines?: Readonly<Record<string, BaselineOfTask>>
  /** What the file said the answer was. */
  readonly stored?: StoredDates
  readonly kept?: Kept
}

export interface ManualDates {
  readonly start?: Minute
  readonly finish?: Minute
}

export const constraintTypes = [
  'asSoonAsPossible',
  'asLateAsPossible',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan',
  'mustStartOn',
  'mustFinishOn',
  /** P6 "start on" and "finish on": no earlier and no later, where logic still rules. */
  'startOn',
  'finishOn',
] as const
export type ConstraintType = (typeof constraintTypes)[number]

export interface Constraint {
  readonly type: ConstraintType
  /** Absent for as soon and as late as possible. */
  readonly date?: Minute
}

export interface Progress {
  readonly actualStart?: Minute
  readonly actualFinish?: Minute
  /** Of the duration, 0 to 100. */
  readonly percent?: number
  readonly physicalPercent?: number
  /** Working minutes still to do. */
  readonly remaining?: number
  /** MS Project: where work that is done ends, and where the rest goes on. */
  readonly stop?: Minute
  readonly resume?: Minute
  /** P6: no work between the two. */
  readonly suspended?: Minute
  readonly resumed?: Minute
}

/** A way to do a task: how long it takes with what. */
export interface TaskMode {
  readonly duration: number
  readonly needs: readonly { readonly resource: string; readonly units: number }[]
}

/** Working minutes from the task's start: where a worked stretch begins and how long it lasts. */
export interface Segment {
  readonly after: number
  readonly lasts: number
}

/** Which of units, duration and work stays when another changes. */
export interface Effort {
  readonly fixed: 'units' | 'duration' | 'work' | 'durationAndUnits'
  readonly driven: boolean
  /** Minutes of work, all assignments together. */
  readonly work?: number
  readonly actualWork?: number
  readonly remainingWork?: number
}

export interface StoredDates {
  readonly start?: Minute
  readonly finish?: Minute
  readonly earlyStart?: Minute
  readonly earlyFinish?: Minute
  readonly lateStart?: Minute
  readonly lateFinish?: Minute
  readonly totalFloat?: number
  readonly freeFloat?: number
  readonly critical?: boolean
  /** P6: when what remains starts and finishes, early and late; nothing remains of a finished task. */
  readonly remainingStart?: Minute
  readonly remainingFinish?: Minute
  readonly remainingLateStart?: Minute
  readonly remainingLateFinish?: Minute
  /** P6: planned dates; they follow the early ones until the task begins. */
  readonly plannedStart?: Minute
  readonly plannedFinish?: Minute
  /** P6: on the longest path. */
  readonly longestPath?: boolean
}

// --- Dependencies ------------------------------------------------------------------------------------------------

export const dependencyTypes = ['FS', 'SS', 'FF', 'SF'] as const
export type DependencyType = (typeof dependencyTypes)[number]

export interface Dependency {
  readonly id: string
  readonly predecessor: string
  readonly successor: string
  readonly type: DependencyType
  readonly lag: Lag
  readonly kept?: Kept
}

/** Negative = lead. Percent is of the predecessor's duration. */
export type Lag =
  | { readonly in: 'working' | 'elapsed'; readonly minutes: number }
  | { readonly in: 'percent' | 'elapsedPercent'; readonly percent: number }

// --- Resources ---------------------------------------------------------------------------------------------------

export interface Resource {
  readonly id: string
  readonly name: string
  readonly type: 'work' | 'material' | 'cost'
  readonly code?: string
  readonly email?: string
  readonly calendar?: string
  /** 1 = one full-time person. */
  readonly maxUnits?: number
  readonly availability?: readonly { readonly from?: Minute; readonly to?: Minute; readonly units: number }[]
  readonly rates?: readonly RatePeriod[]
  readonly generic?: true
  readonly notes?: string
  readonly custom?: Readonly<Record<string, string | number | boolean>>
  readonly kept?: Kept
}

/** Minor units for an hour of work, or for a unit of material. */
export interface RatePeriod {
  readonly table: string
  readonly from?: Minute
  readonly standardMinor?: number
  readonly overtimeMinor?: number
  readonly perUseMinor?: number
}

export interface Assignment {
  readonly id: string
  readonly task: string
  /** Absent: work that nobody has yet. */
  readonly resource?: string
  /** 1 = all of one full-time person. */
  readonly units: number
  readonly work: number
  readonly actualWork?: number
  readonly remainingWork?: number
  readonly overtimeWork?: number
  /** Working minutes after the task's start. */
  readonly delay?: number
  readonly levellingDelay?: number
  readonly contour?: string
  readonly costMinor?: number
  readonly start?: Minute
  readonly finish?: Minute
  readonly baselines?: Readonly<Record<string, BaselineOfTask>>
  readonly kept?: Kept
}

// --- Baselines ---------------------------------------------------------------------------------------------------

/** A name for a state that was agreed: '0' to '10' from files, others of our own. */
export interface Baseline {
  readonly id: string
  readonly name?: string
  readonly savedAt?: Minute
}

export interface BaselineOfTask {
  readonly start?: Minute
  readonly finish?: Minute
  readonly duration?: number
  readonly work?: number
  readonly costMinor?: number
}

// --- Rule sets ---------------------------------------------------------------------------------------------------

export type RuleSetName = 'msproject' | 'p6'

/** What tools do differently, as data. The two rule sets are values of this. */
export interface RuleOptions {
  readonly lagCalendar: 'predecessor' | 'successor' | 'project' | 'twentyFourHours'
  readonly outOfSequence: 'retainedLogic' | 'progressOverride' | 'actualDates'
  readonly totalFloat: 'start' | 'finish' | 'smallest'
  /** A task with no successor gets its late finish from itself (float 0), not from the plan's finish. */
  readonly openEndsCritical: boolean
  /** Minutes of total float at or below which a task is critical. */
  readonly criticalFloat: number
  readonly criticalBy: 'totalFloat' | 'longestPath'
  /** A lead may bring a task with predecessors before the plan's start (MS Project), or not (P6). */
  readonly leadsPassStart: boolean
  /** Must-start-on and must-finish-on stand against logic. */
  readonly mandatoryBeatsLogic: boolean
  /** A task with nothing done starts on or after the status date. */
  readonly remainingAfterStatusDate: boolean
  /** A milestone stands at the end of a day rather than at the start of the next. */
  readonly milestoneAtDayEnd: boolean
  readonly lateDatesFrom: 'planFinish' | 'latestFinish'
}

// --- Findings ----------------------------------------------------------------------------------------------------

/** Something odd, approximated, dropped or impossible; never silent. `id` is stable, e.g. `link.cycle`. */
export interface Finding {
  readonly id: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly text: string
  /** Tasks it is about, by id; the order matters for loops. */
  readonly tasks?: readonly string[]
  /** Where in a file: line, or element path. */
  readonly place?: string
  /** How many like it, when told once for all. */
  readonly count?: number
}
