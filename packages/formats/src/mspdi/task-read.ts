import type { Constraint, Effort, ManualDates, Progress, StoredDates, Task, TaskType } from '@gantry/planning/plan'
import { readBaselines } from './baselines.ts'
import { constraintCodes, effortCodes, isElapsed } from './codes.ts'
import { isRowNumber, takeActivityId } from './custom-define.ts'
import type { CustomFields } from './custom-fields.ts'
import type { Fields } from './fields.ts'
import { given, nonZero, when } from './given.ts'
import { projectSummary } from './outline.ts'

/** A task as it is being read: where it stands in the outline is settled by those around it. */
export type TaskDraft = { -readonly [key in keyof Task]: Task[key] }

export function readTask(fields: Fields, id: string, custom: CustomFields): TaskDraft {
  fields.task = id
  const format = fields.integer('DurationFormat') ?? 7
  const duration = fields.duration('Duration') ?? 0
  const { activity, values } = takeActivityId(custom.read(fields))
  return {
    id,
    ...given('code', activity ?? rowOf(fields)),
    ...given('wbs', fields.text('WBS')),
    name: nameOf(fields),
    type: typeOf(fields, duration),
    duration: Math.max(0, duration),
    ...when('elapsed', isElapsed(format)),
    ...when('estimated', fields.flag('Estimated')),
    ...given('calendar', calendarOf(fields)),
    ...when('ignoresResourceCalendars', fields.flag('IgnoreResourceCalendar')),
    ...given('manual', readManual(fields)),
    ...when('inactive', fields.text('Active') !== undefined && !fields.flag('Active')),
    ...given('constraint', readConstraint(fields)),
    ...given('deadline', fields.date('Deadline')),
    ...given('progress', readProgress(fields, duration)),
    ...given('levellingDelay', nonZero(fields.tenths('LevelingDelay'))),
    effort: readEffort(fields),
    ...given('priority', fields.integer('Priority')),
    ...when('recurring', fields.flag('Recurring')),
    ...given('notes', fields.text('Notes')),
    ...given('custom', values),
    ...given('costMinor', fields.money('Cost')),
    ...given('fixedCostMinor', nonZero(fields.money('FixedCost'))),
    ...given('baselines', readBaselines(fields)),
    ...given('stored', readStored(fields)),
  }
}

function rowOf(fields: Fields): string | undefined {
  const row = fields.text('ID')
  return row !== undefined && isRowNumber(row) ? row : undefined
}

function nameOf(fields: Fields): string {
  const name = fields.text('Name')
  if (name === undefined && fields.task !== projectSummary) fields.remark('mspdi.nameless')
  return name ?? ''
}

function typeOf(fields: Fields, duration: number): TaskType {
  if (fields.flag('Summary')) return 'summary'
  if (!fields.flag('Milestone')) return 'task'
  if (duration === 0) return 'milestone'
  fields.remark('mspdi.milestoneLasts')
  return 'task'
}

function calendarOf(fields: Fields): string | undefined {
  const uid = fields.text('CalendarUID')
  return uid === '-1' ? undefined : uid
}

/** Tasks that stand for tasks of other plans are where the other plan has them. */
function readManual(fields: Fields): ManualDates | undefined {
  const external = fields.flag('ExternalTask')
  if (external) fields.remark('mspdi.externalTask')
  if (fields.flag('IsSubproject')) fields.remark('mspdi.subproject')
  if (!external && !fields.flag('Manual')) return undefined
  const start = fields.date('ManualStart') ?? (external ? fields.date('Start') : undefined)
  const finish = fields.date('ManualFinish') ?? (external ? fields.date('Finish') : undefined)
  return { ...given('start', start), ...given('finish', finish) }
}

function readConstraint(fields: Fields): Constraint | undefined {
  const type = constraintCodes[fields.integer('ConstraintType') ?? 0]
  if (type === undefined || type === 'asSoonAsPossible') return undefined
  if (type === 'asLateAsPossible') return { type }
  const date = fields.date('ConstraintDate')
  if (date === undefined) fields.remark('mspdi.constraintWithoutDate')
  return date === undefined ? undefined : { type, date }
}

function readProgress(fields: Fields, duration: number): Progress | undefined {
  const actualStart = fields.date('ActualStart')
  const actualFinish = fields.date('ActualFinish')
  const percent = fields.number('PercentComplete') ?? 0
  const physical = nonZero(fields.number('PhysicalPercentComplete'))
  if (actualStart === undefined && actualFinish === undefined && percent === 0 && physical === undefined)
    return undefined
  const remaining = fields.duration('RemainingDuration')
  const unusual = remaining !== undefined && remaining !== Math.round(duration * (1 - percent / 100))
  const begun = actualStart !== undefined
  return {
    ...given('actualStart', actualStart),
    ...given('actualFinish', actualFinish),
    percent,
    ...given('physicalPercent', physical),
    ...given('remaining', unusual || begun ? remaining : undefined),
    ...given('stop', begun ? fields.date('Stop') : undefined),
    ...given('resume', begun ? fields.date('Resume') : undefined),
  }
}

function readEffort(fields: Fields): Effort {
  return {
    fixed: effortCodes[fields.integer('Type') ?? 0] ?? 'units',
    driven: fields.flag('EffortDriven'),
    ...given('work', fields.duration('Work')),
    ...given('actualWork', fields.duration('ActualWork')),
    ...given('remainingWork', fields.duration('RemainingWork')),
  }
}

function readStored(fields: Fields): StoredDates | undefined {
  const stored: StoredDates = {
    ...given('start', fields.date('Start')),
    ...given('finish', fields.date('Finish')),
    ...given('earlyStart', fields.date('EarlyStart')),
    ...given('earlyFinish', fields.date('EarlyFinish')),
    ...given('lateStart', fields.date('LateStart')),
    ...given('lateFinish', fields.date('LateFinish')),
    ...given('totalFloat', fields.tenths('TotalSlack')),
    ...given('freeFloat', fields.tenths('FreeSlack')),
    ...given('critical', fields.text('Critical') === undefined ? undefined : fields.flag('Critical')),
  }
  return Object.keys(stored).length === 0 ? undefined : stored
}
