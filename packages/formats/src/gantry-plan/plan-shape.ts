import {
  type Assignment,
  type Baseline,
  type BaselineOfTask,
  type Calendar,
  type CalendarException,
  type Constraint,
  type Dependency,
  type Effort,
  type ManualDates,
  type Plan,
  type Progress,
  type RatePeriod,
  type Resource,
  type RuleOptions,
  type Segment,
  type StoredDates,
  type Task,
  type TaskMode,
  type TimeUnits,
  type WorkWeek,
} from '@gantry/planning'
import { constraintTypes, dependencyTypes, taskTypes } from '@gantry/planning/plan'
import {
  any,
  day,
  flag,
  list,
  map,
  may,
  minute,
  must,
  number,
  object,
  oneOf,
  orNothing,
  shift,
  text,
  whole,
  word,
  yes,
} from './shapes.ts'

const kept = may(map(any), 'What another format gave that a plan has no word for, by the name of the format.')
const custom = may(map(oneOf(text, number, flag)), 'Values of custom fields by the field’s name.')
const shifts = list(shift)
const week = list(orNothing(shifts), 7)

const units = object<TimeUnits>('TimeUnits', 'What people mean by a day, a week and a month of work.', {
  minutesPerDay: must(number, 'Working minutes.'),
  minutesPerWeek: must(number, 'Working minutes.'),
  daysPerMonth: must(number, 'Working days.'),
})

const someUnits = object<Partial<TimeUnits>>('SomeTimeUnits', 'Where a calendar has its own day, week or month.', {
  minutesPerDay: may(number, 'Working minutes.'),
  minutesPerWeek: may(number, 'Working minutes.'),
  daysPerMonth: may(number, 'Working days.'),
})

const position = word('first', 'second', 'third', 'fourth', 'last')
const weekday = oneOf(whole, word('day', 'weekday', 'weekendDay'))
const interval = must(whole, 'Every so many days, weeks, months or years.')
const count = may(whole, 'No more than so many occurrences.')
const month = must(whole, '1 to 12.')

type Days<By extends string> = { by: By; interval: number; count?: number }
const recurrence = oneOf(
  object<Days<'day'>>('EveryDays', 'Every so many days.', { by: must(word('day'), ''), interval, count }),
  object<Days<'week'> & { days: readonly number[]; weekStart?: number }>('EveryWeeks', 'Days of the week.', {
    by: must(word('week'), ''),
    interval,
    days: must(list(whole), '0 = Sunday … 6 = Saturday.'),
    weekStart: may(whole, 'First day of a week; Sunday unless said.'),
    count,
  }),
  object<Days<'monthDay'> & { day: number }>('EveryMonthsOnDay', 'A day of the month.', {
    by: must(word('monthDay'), ''),
    interval,
    day: must(whole, '1 to 31.'),
    count,
  }),
  object<Days<'monthPosition'> & { position: string; weekday: unknown }>(
    'EveryMonthsAtPosition',
    'Such as the last Friday.',
    {
      by: must(word('monthPosition'), ''),
      interval,
      position: must(position, ''),
      weekday: must(weekday, '0 = Sunday … 6, or any day, Monday to Friday, Saturday and Sunday.'),
      count,
    },
  ),
  object<Days<'yearDay'> & { month: number; day: number }>('EveryYearsOnDay', 'A day of the year.', {
    by: must(word('yearDay'), ''),
    interval,
    month,
    day: must(whole, '1 to 31.'),
    count,
  }),
  object<Days<'yearPosition'> & { month: number; position: string; weekday: unknown }>(
    'EveryYearsAtPosition',
    'Such as the first Monday of May.',
    {
      by: must(word('yearPosition'), ''),
      interval,
      month,
      position: must(position, ''),
      weekday: must(weekday, '0 = Sunday … 6, or any day, Monday to Friday, Saturday and Sunday.'),
      count,
    },
  ),
)

const exception = object<CalendarException>('CalendarException', 'Days that are worked otherwise.', {
  name: may(text, ''),
  from: must(day, ''),
  to: must(day, 'Inclusive.'),
  shifts: must(shifts, 'None: not worked.'),
  every: may(recurrence, 'On which days from `from` to `to`; absent: on each of them.'),
  kept,
})

const workWeek = object<WorkWeek>('WorkWeek', 'Another week for a time.', {
  name: must(text, ''),
  from: must(day, ''),
  to: must(day, 'Inclusive.'),
  week: must(week, 'Sunday first; `null`: as the calendar says.'),
})

const calendar = object<Calendar>('Calendar', 'When people work.', {
  id: must(text, ''),
  name: must(text, ''),
  base: may(text, 'Id of the calendar it stands on.'),
  week: must(week, 'Sunday first; `null`: as the base says (no base: not worked); an empty list: not worked.'),
  workWeeks: must(list(workWeek), 'Where two hold, the later in this list does.'),
  exceptions: must(list(exception), 'Before weeks; where two hold, the earlier in this list does.'),
  units: may(someUnits, ''),
  resource: may(text, 'Id of the resource whose own calendar it is.'),
  kept,
})

const constraint = object<Constraint>('Constraint', 'Where a date is held.', {
  type: must(word(...constraintTypes), ''),
  date: may(minute, 'Absent for as soon and as late as possible.'),
})

const progress = object<Progress>('Progress', 'What has been done.', {
  actualStart: may(minute, ''),
  actualFinish: may(minute, ''),
  percent: may(number, 'Of the duration, 0 to 100.'),
  physicalPercent: may(number, '0 to 100.'),
  remaining: may(number, 'Working minutes still to do.'),
  stop: may(minute, 'Where work that is done ends.'),
  resume: may(minute, 'Where the rest goes on.'),
  suspended: may(minute, 'No work from here …'),
  resumed: may(minute, '… to here.'),
})

const segment = object<Segment>('Segment', 'A stretch of work.', {
  after: must(number, 'Working minutes from the task’s start.'),
  lasts: must(number, 'Working minutes.'),
})

const effort = object<Effort>('Effort', 'Which of units, duration and work stays when another changes.', {
  fixed: must(word('units', 'duration', 'work', 'durationAndUnits'), ''),
  driven: must(flag, 'More people, shorter task.'),
  work: may(number, 'Minutes of work, all assignments together.'),
  actualWork: may(number, 'Minutes.'),
  remainingWork: may(number, 'Minutes.'),
})

const mode = object<TaskMode>('TaskMode', 'A way to do a task.', {
  duration: must(number, 'Working minutes.'),
  needs: must(
    list(
      object<TaskMode['needs'][number]>('Need', 'What a mode needs.', {
        resource: must(text, 'Id.'),
        units: must(number, ''),
      }),
    ),
    '',
  ),
})

const baselineOfTask = object<BaselineOfTask>('BaselineOfTask', 'What was agreed.', {
  start: may(minute, ''),
  finish: may(minute, ''),
  duration: may(number, 'Working minutes.'),
  work: may(number, 'Minutes.'),
  costMinor: may(number, 'Minor units.'),
})
const baselines = may(map(baselineOfTask), 'By the baseline’s id.')

const stored = object<StoredDates>('StoredDates', 'What a file said the answer was; never an input.', {
  start: may(minute, ''),
  finish: may(minute, ''),
  earlyStart: may(minute, ''),
  earlyFinish: may(minute, ''),
  lateStart: may(minute, ''),
  lateFinish: may(minute, ''),
  totalFloat: may(number, 'Working minutes.'),
  freeFloat: may(number, 'Working minutes.'),
  critical: may(flag, ''),
  remainingStart: may(minute, 'P6: when what remains starts, early.'),
  remainingFinish: may(minute, 'P6: when what remains finishes, early.'),
  remainingLateStart: may(minute, 'P6.'),
  remainingLateFinish: may(minute, 'P6.'),
  plannedStart: may(minute, 'P6.'),
  plannedFinish: may(minute, 'P6.'),
  longestPath: may(flag, 'P6.'),
})

const task = object<Task>(
  'Task',
  'Something to do, a milestone, a summary of other tasks, or a hammock between them.',
  {
    id: must(text, 'Unique among tasks.'),
    code: may(text, 'What people call it; need not be unique.'),
    wbs: may(text, ''),
    name: must(text, ''),
    type: must(word(...taskTypes), ''),
    parent: may(text, 'Id of the summary that holds it.'),
    milestone: may(word('start', 'finish'), 'Which end of the day a milestone stands at.'),
    duration: must(number, 'Working minutes; minutes by the clock when `elapsed`.'),
    elapsed: may(yes, ''),
    estimated: may(yes, ''),
    calendar: may(text, 'Id.'),
    ignoresResourceCalendars: may(yes, ''),
    resourceDriven: may(yes, 'P6 “resource dependent”: calendars and work of its resources decide how long it takes.'),
    manual: may(
      object<ManualDates>('ManualDates', 'Dates a person set.', { start: may(minute, ''), finish: may(minute, '') }),
      'Its dates stand where a person put them.',
    ),
    inactive: may(yes, 'Kept in sight, left out of the schedule.'),
    constraint: may(constraint, ''),
    secondConstraint: may(constraint, ''),
    deadline: may(minute, ''),
    progress: may(progress, ''),
    segments: may(list(segment), 'Worked stretches, with gaps between; absent: one stretch.'),
    levellingDelay: may(number, 'Minutes by the clock.'),
    effort: must(effort, ''),
    modes: may(list(mode), 'Other ways to do it; the task as it stands is in the first.'),
    priority: may(number, '0 to 1,000; 500 is usual.'),
    external: may(
      object<NonNullable<Task['external']>>('ExternalDates', 'Dates given by links to plans elsewhere.', {
        earlyStart: may(minute, ''),
        lateFinish: may(minute, ''),
      }),
      '',
    ),
    expectedFinish: may(minute, 'What remains is made to end then.'),
    recurring: may(yes, ''),
    notes: may(text, ''),
    custom,
    costMinor: may(number, 'Minor units.'),
    fixedCostMinor: may(number, 'Minor units.'),
    baselines,
    stored: may(stored, ''),
    kept,
  },
)

const lag = oneOf(
  object<{ in: string; minutes: number }>('LagInMinutes', 'Negative: a lead.', {
    in: must(word('working', 'elapsed'), ''),
    minutes: must(number, ''),
  }),
  object<{ in: string; percent: number }>('LagInPercent', 'Of the predecessor’s duration.', {
    in: must(word('percent', 'elapsedPercent'), ''),
    percent: must(number, ''),
  }),
)

const dependency = object<Dependency>('Dependency', 'A link: its successor waits for its predecessor.', {
  id: must(text, 'Unique among links.'),
  predecessor: must(text, 'Id of a task.'),
  successor: must(text, 'Id of a task.'),
  type: must(word(...dependencyTypes), 'From finish or start to start or finish.'),
  lag: must(lag, ''),
  kept,
})

const resource = object<Resource>('Resource', 'Who or what does the work, or is used up.', {
  id: must(text, 'Unique among resources.'),
  name: must(text, ''),
  type: must(word('work', 'material', 'cost'), ''),
  code: may(text, ''),
  email: may(text, ''),
  calendar: may(text, 'Id.'),
  maxUnits: may(number, '1: one full-time person.'),
  availability: may(
    list(
      object<NonNullable<Resource['availability']>[number]>('Availability', 'How much is there for a time.', {
        from: may(minute, ''),
        to: may(minute, ''),
        units: must(number, ''),
      }),
    ),
    '',
  ),
  rates: may(
    list(
      object<RatePeriod>('RatePeriod', 'Minor units for an hour of work, or for a unit of material.', {
        table: must(text, ''),
        from: may(minute, ''),
        standardMinor: may(number, ''),
        overtimeMinor: may(number, ''),
        perUseMinor: may(number, ''),
      }),
    ),
    '',
  ),
  generic: may(yes, ''),
  notes: may(text, ''),
  custom,
  kept,
})

const assignment = object<Assignment>('Assignment', 'A resource at work on a task.', {
  id: must(text, 'Unique among assignments.'),
  task: must(text, 'Id.'),
  resource: may(text, 'Id; absent: work that nobody has yet.'),
  units: must(number, '1: all of one full-time person.'),
  work: must(number, 'Minutes.'),
  actualWork: may(number, 'Minutes.'),
  remainingWork: may(number, 'Minutes.'),
  overtimeWork: may(number, 'Minutes.'),
  delay: may(number, 'Working minutes after the task’s start.'),
  levellingDelay: may(number, 'Minutes by the clock.'),
  contour: may(text, ''),
  costMinor: may(number, 'Minor units.'),
  start: may(minute, ''),
  finish: may(minute, ''),
  baselines,
  kept,
})

const baseline = object<Baseline>('Baseline', 'A name for a state that was agreed.', {
  id: must(text, '`0` to `10` from files, others of our own.'),
  name: may(text, ''),
  savedAt: may(minute, ''),
})

const options = object<Partial<RuleOptions>>('RuleOptions', 'Where the plan departs from its rule set.', {
  lagCalendar: may(word('predecessor', 'successor', 'project', 'twentyFourHours'), ''),
  outOfSequence: may(word('retainedLogic', 'progressOverride', 'actualDates'), ''),
  totalFloat: may(word('start', 'finish', 'smallest'), ''),
  openEndsCritical: may(flag, 'A task with no successor gets its late finish from itself.'),
  criticalFloat: may(number, 'Minutes of total float at or below which a task is critical.'),
  criticalBy: may(word('totalFloat', 'longestPath'), ''),
  leadsPassStart: may(flag, 'A lead may bring a task before the plan’s start.'),
  mandatoryBeatsLogic: may(flag, 'Must-start-on and must-finish-on stand against logic.'),
  remainingAfterStatusDate: may(flag, 'A task with nothing done starts on or after the status date.'),
  milestoneAtDayEnd: may(flag, ''),
  lateDatesFrom: may(word('planFinish', 'latestFinish'), ''),
})

/** The one description of the format: a field of `Plan` that is missing here does not compile. */
export const planShape = object<Plan>('Plan', 'Calendars, tasks, links, resources and assignments.', {
  title: must(text, ''),
  rules: must(word('msproject', 'p6'), 'Whose habits the plan was made under.'),
  start: may(minute, 'No task starts before it, when scheduled from the start.'),
  finish: may(minute, 'The latest finish, when scheduled from the finish; else a finish that was promised.'),
  from: must(word('start', 'finish'), 'Scheduled from its start or back from its finish.'),
  statusDate: may(minute, 'Work before it is done, work that remains lies after it.'),
  calendar: must(text, 'Id of the calendar for whatever names none.'),
  units: must(units, ''),
  options: must(options, ''),
  currency: may(text, 'ISO 4217.'),
  timeZone: may(text, 'IANA name of the zone whose wall clock the minutes are.'),
  calendars: must(list(calendar), ''),
  tasks: must(list(task), 'In the order people see them: a summary before what it holds.'),
  dependencies: must(list(dependency), ''),
  resources: must(list(resource), ''),
  assignments: must(list(assignment), ''),
  baselines: must(list(baseline), ''),
  kept,
})
