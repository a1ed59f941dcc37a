import { constraintTypes, dependencyTypes, taskTypes } from '../plan.ts'
import {
  anyOf,
  type Check,
  choice,
  day,
  flag,
  instant,
  json,
  list,
  number,
  record,
  shape,
  text,
  whole,
  yes,
} from './checks.ts'
import type { PlanRows, PlanTable } from './command.ts'
import { isOrderKey } from './order-keys.ts'

/** What a field takes, and whether a row may be without it. */
export interface FieldRule {
  readonly check: Check
  readonly required?: true
}

/** Minutes in forty years: what lasts longer is a slip of a key. */
const longest = 40 * 366 * 1440

/** What every field of every table takes. */
export const planFields: { readonly [On in PlanTable]: { readonly [Field in keyof PlanRows[On]]-?: FieldRule } } = {
  settings: {
    title: needs(text(500)),
    rules: needs(choice('msproject', 'p6')),
    start: may(instant),
    finish: may(instant),
    from: needs(choice('start', 'finish')),
    statusDate: may(instant),
    calendar: needs(id()),
    units: needs(
      shape({ minutesPerDay: whole(1, 1440), minutesPerWeek: whole(1, 10_080), daysPerMonth: number(1, 31) }),
    ),
    options: needs(options()),
    currency: may(text(3, 3)),
    timeZone: may(text(64, 1)),
    kept: may(kept()),
  },
  task: {
    code: may(text(255)),
    wbs: may(text(255)),
    name: needs(text(500)),
    type: needs(choice(...taskTypes)),
    parent: may(id()),
    order: needs((value) =>
      typeof value === 'string' && isOrderKey(value) ? undefined : 'takes a key that sorts between others',
    ),
    milestone: may(choice('start', 'finish')),
    duration: needs(minutes()),
    elapsed: may(yes),
    estimated: may(yes),
    calendar: may(id()),
    ignoresResourceCalendars: may(yes),
    resourceDriven: may(yes),
    manual: may(shape({}, { start: instant, finish: instant })),
    inactive: may(yes),
    constraint: may(constraint()),
    secondConstraint: may(constraint()),
    deadline: may(instant),
    progress: may(
      shape(
        {},
        {
          actualStart: instant,
          actualFinish: instant,
          percent: number(0, 100),
          physicalPercent: number(0, 100),
          remaining: minutes(),
          stop: instant,
          resume: instant,
          suspended: instant,
          resumed: instant,
        },
      ),
    ),
    segments: may(list(shape({ after: minutes(), lasts: minutes() }), 1000)),
    levellingDelay: may(minutes()),
    effort: needs(
      shape(
        { fixed: choice('units', 'duration', 'work', 'durationAndUnits'), driven: flag },
        { work: work(), actualWork: work(), remainingWork: work() },
      ),
    ),
    modes: may(
      list(shape({ duration: minutes(), needs: list(shape({ resource: id(), units: number(0, 1e6) }), 1000) }), 100),
    ),
    priority: may(whole(0, 1000)),
    external: may(shape({}, { earlyStart: instant, lateFinish: instant })),
    expectedFinish: may(instant),
    recurring: may(yes),
    notes: may(text(100_000)),
    custom: may(custom()),
    costMinor: may(money()),
    fixedCostMinor: may(money()),
    baselines: may(record(baselineValue(), 100)),
    kept: may(kept()),
  },
  dependency: {
    predecessor: needs(id()),
    successor: needs(id()),
    type: needs(choice(...dependencyTypes)),
    lag: needs(
      anyOf(
        shape({ in: choice('working', 'elapsed'), minutes: whole(-longest, longest) }),
        shape({ in: choice('percent', 'elapsedPercent'), percent: number(-10_000, 10_000) }),
      ),
    ),
    kept: may(kept()),
  },
  calendar: {
    name: needs(text(255)),
    base: may(id()),
    week: needs(week()),
    workWeeks: needs(list(shape({ name: text(255), from: day, to: day, week: week() }), 500)),
    exceptions: needs(
      list(
        shape({ from: day, to: day, shifts: shifts() }, { name: text(255), every: recurrence(), kept: kept() }),
        10_000,
      ),
    ),
    units: may(
      shape({}, { minutesPerDay: whole(1, 1440), minutesPerWeek: whole(1, 10_080), daysPerMonth: number(1, 31) }),
    ),
    resource: may(id()),
    kept: may(kept()),
  },
  resource: {
    name: needs(text(500)),
    type: needs(choice('work', 'material', 'cost')),
    code: may(text(255)),
    email: may(text(320)),
    calendar: may(id()),
    maxUnits: may(number(0, 1e6)),
    availability: may(list(shape({ units: number(0, 1e6) }, { from: instant, to: instant }), 1000)),
    rates: may(
      list(
        shape(
          { table: text(32) },
          { from: instant, standardMinor: money(), overtimeMinor: money(), perUseMinor: money() },
        ),
        1000,
      ),
    ),
    generic: may(yes),
    notes: may(text(100_000)),
    custom: may(custom()),
    kept: may(kept()),
  },
  assignment: {
    task: needs(id()),
    resource: may(id()),
    units: needs(number(0, 1e6)),
    work: needs(work()),
    actualWork: may(work()),
    remainingWork: may(work()),
    overtimeWork: may(work()),
    delay: may(minutes()),
    levellingDelay: may(minutes()),
    contour: may(text(64)),
    costMinor: may(money()),
    start: may(instant),
    finish: may(instant),
    baselines: may(record(baselineValue(), 100)),
    kept: may(kept()),
  },
  baseline: {
    name: may(text(255)),
    savedAt: may(instant),
    values: may(shape({ tasks: record(baselineValue(), 400_000), assignments: record(baselineValue(), 1_000_000) })),
  },
}

function needs(check: Check): FieldRule {
  return { check, required: true }
}

function may(check: Check): FieldRule {
  return { check }
}

function id(): Check {
  return text(255, 1)
}

function minutes(): Check {
  return whole(0, longest)
}

/** Minutes of work, of many people; fractions come from files. */
function work(): Check {
  return number(0, 1e12)
}

function money(): Check {
  return number(-1e15, 1e15)
}

function kept(): Check {
  return json(100_000)
}

function custom(): Check {
  return record(anyOf(text(10_000), number(-1e300, 1e300), flag), 500)
}

function constraint(): Check {
  const dated = constraintTypes.filter((type) => type !== 'asSoonAsPossible' && type !== 'asLateAsPossible')
  return anyOf(
    shape({ type: choice(...dated), date: instant }),
    shape({ type: choice('asSoonAsPossible', 'asLateAsPossible') }),
    shape({ type: choice('asSoonAsPossible', 'asLateAsPossible'), date: instant }),
  )
}

function baselineValue(): Check {
  return shape({}, { start: instant, finish: instant, duration: number(-1e12, 1e12), work: work(), costMinor: money() })
}

function shifts(): Check {
  return list(shape({ from: whole(0, 1439), to: whole(1, 2880) }), 48)
}

function week(): Check {
  const worked = anyOf(shifts(), (value) => (value === null || value === undefined ? undefined : 'takes shifts'))
  const days = list(worked, 7)
  return (value) => (Array.isArray(value) && value.length === 7 ? days(value) : 'takes seven days, Sunday first')
}

function recurrence(): Check {
  const every = whole(1, 1000)
  const position = choice('first', 'second', 'third', 'fourth', 'last')
  const weekday = anyOf(whole(0, 6), choice('day', 'weekday', 'weekendDay'))
  const count = { count: whole(0, 100_000) }
  const month = whole(1, 12)
  return anyOf(
    shape({ by: choice('day'), interval: every }, count),
    shape({ by: choice('week'), interval: every, days: list(whole(0, 6), 7) }, { ...count, weekStart: whole(0, 6) }),
    shape({ by: choice('monthDay'), interval: every, day: whole(1, 31) }, count),
    shape({ by: choice('monthPosition'), interval: every, position, weekday }, count),
    shape({ by: choice('yearDay'), interval: every, month, day: whole(1, 31) }, count),
    shape({ by: choice('yearPosition'), interval: every, month, position, weekday }, count),
  )
}

function options(): Check {
  return shape(
    {},
    {
      lagCalendar: choice('predecessor', 'successor', 'project', 'twentyFourHours'),
      outOfSequence: choice('retainedLogic', 'progressOverride', 'actualDates'),
      totalFloat: choice('start', 'finish', 'smallest'),
      openEndsCritical: flag,
      criticalFloat: whole(-longest, longest),
      criticalBy: choice('totalFloat', 'longestPath'),
      leadsPassStart: flag,
      mandatoryBeatsLogic: flag,
      remainingAfterStatusDate: flag,
      milestoneAtDayEnd: flag,
      lateDatesFrom: choice('planFinish', 'latestFinish'),
    },
  )
}
