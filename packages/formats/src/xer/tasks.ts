import type { Constraint, Minute, Progress, StoredDates, Task, TaskType } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { keepRows } from './cells.ts'
import { constraintWords, durationWords, priorityWords } from './codes.ts'
import { defined } from './defined.ts'
import { RowReader } from './row.ts'
import type { XerRow } from './xer-file.ts'
import { wbsTaskId } from './wbs.ts'

/** What the rest of the file says about activities. */
export interface TaskSurroundings {
  /** Project by id of the WBS element. */
  readonly wbs: ReadonlyMap<string, string | undefined>
  readonly calendars: ReadonlySet<string>
  /** Whether the project is scheduled with expected finishes. */
  readonly expectedFinishes: (project: string | undefined) => boolean
}

/** TASK rows → activities, in the file's order. */
export function readTasks(rows: Iterable<XerRow>, around: TaskSurroundings, log: FindingLog): Task[] {
  const tasks = new Map<string, Task>()
  for (const row of rows) {
    const reader = new RowReader('TASK', row, log)
    const id = reader.id('task_id')
    if (id === undefined || tasks.has(id)) {
      log.warn('xer.taskId', 'Activities without an id of their own were left out.', { place: reader.place })
      continue
    }
    tasks.set(id, readTask(id, reader, around, log))
  }
  return [...tasks.values()]
}

function readTask(id: string, reader: RowReader, around: TaskSurroundings, log: FindingLog): Task {
  const project = reader.peek('proj_id')
  const { type, milestone, ignoresResourceCalendars, resourceDriven } = readType(reader)
  const parent = readParent(id, reader, around, log)
  const calendar = readCalendar(id, reader, around, log)
  const code = reader.text('task_code')
  const duration = readDuration(id, reader, type, log)
  const stored = readStored(reader)
  const progress = readProgress(reader, duration)
  const constraint = readConstraint(id, reader, 'cstr_type', 'cstr_date', log)
  const second = readConstraint(id, reader, 'cstr_type2', 'cstr_date2', log)
  const expected = readExpected(id, reader, around.expectedFinishes(project), log)
  const earlyStart = reader.date('external_early_start_date')
  const lateFinish = reader.date('external_late_end_date')
  const priority = reader.word('priority_type', priorityWords)
  const effort = readEffort(reader)
  return {
    id,
    ...(code === undefined ? {} : { code }),
    name: reader.text('task_name') ?? '',
    type,
    ...(parent === undefined ? {} : { parent }),
    ...(milestone === undefined ? {} : { milestone }),
    duration,
    ...(calendar === undefined ? {} : { calendar }),
    ...defined({ ignoresResourceCalendars, resourceDriven }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(second === undefined ? {} : { secondConstraint: second }),
    ...(progress === undefined ? {} : { progress }),
    effort,
    ...(priority === undefined ? {} : { priority }),
    ...(earlyStart === undefined && lateFinish === undefined ? {} : { external: defined({ earlyStart, lateFinish }) }),
    ...(expected === undefined ? {} : { expectedFinish: expected }),
    ...(stored === undefined ? {} : { stored }),
    ...keepRows({ TASK: reader.rest() }),
  }
}

interface ReadType {
  readonly type: TaskType
  readonly milestone?: 'start' | 'finish'
  readonly ignoresResourceCalendars?: true
  readonly resourceDriven?: true
}

/** Only resource dependent activities are worked when their resources are. */
const typeWords: Readonly<Record<string, ReadType>> = {
  TT_Task: { type: 'task', ignoresResourceCalendars: true },
  TT_Rsrc: { type: 'task', resourceDriven: true },
  TT_Mile: { type: 'milestone', milestone: 'start' },
  TT_FinMile: { type: 'milestone', milestone: 'finish' },
  TT_LOE: { type: 'hammock' },
}

function readType(reader: RowReader): ReadType {
  // A WBS summary has no links: it spans the WBS element that holds it, as hammocks without links do. Its word is kept.
  if (reader.peek('task_type') === 'TT_WBS') return { type: 'hammock' }
  return reader.word('task_type', typeWords) ?? { type: 'task', ignoresResourceCalendars: true }
}

function readParent(id: string, reader: RowReader, around: TaskSurroundings, log: FindingLog): string | undefined {
  const wbs = reader.peek('wbs_id')?.trim()
  if (wbs === undefined || !around.wbs.has(wbs)) {
    log.warn('xer.taskNoWbs', 'Activities whose WBS element is not in the file stand at the top.', {
      tasks: [id],
      place: reader.place,
    })
    return undefined
  }
  reader.drop('wbs_id')
  if (reader.peek('proj_id') === around.wbs.get(wbs)) reader.drop('proj_id')
  return wbsTaskId(wbs)
}

function readCalendar(id: string, reader: RowReader, around: TaskSurroundings, log: FindingLog): string | undefined {
  const calendar = reader.peek('clndr_id')?.trim()
  if (calendar === undefined) return undefined
  if (around.calendars.has(calendar)) return reader.id('clndr_id')
  log.warn('xer.taskCalendarMissing', 'Activities name a calendar that is not in the file; they get the project’s.', {
    tasks: [id],
    place: reader.place,
  })
  return undefined
}

/** A hundred million hours; real plans hold millions where a duration was driven by an amount of money. */
const longest = 100_000_000 * 60

function readDuration(id: string, reader: RowReader, type: TaskType, log: FindingLog): number {
  const hours = reader.peekMinutes('target_drtn_hr_cnt') ?? 0
  if (hours < 0 || hours > longest) {
    log.warn('xer.taskDuration', 'Activities have an impossible duration; it was taken as none.', {
      tasks: [id],
      place: reader.place,
    })
    return 0
  }
  if (type === 'milestone' && hours > 0) {
    log.note('xer.taskMilestoneDuration', 'Milestones with a duration were read without it.', {
      tasks: [id],
      place: reader.place,
    })
    return 0
  }
  return reader.minutes('target_drtn_hr_cnt') ?? 0
}

/**
 * Progress only where something is done or the remaining duration differs from the planned one. `percent` is of the
 * duration: (planned − remaining) ÷ planned. The kind of percentage a person chose to report is kept.
 */
function readProgress(reader: RowReader, duration: number): Progress | undefined {
  const actualStart = reader.date('act_start_date')
  const actualFinish = reader.date('act_end_date')
  const status = reader.peek('status_code') ?? 'TK_NotStart'
  if (status === statusOf({ actualStart, actualFinish })) reader.drop('status_code')
  const left = reader.minutes('remain_drtn_hr_cnt') ?? (actualFinish === undefined ? undefined : 0)
  const physical = reader.number('phys_complete_pct')
  const suspended = reader.date('suspend_date')
  const resumed = reader.date('resume_date')
  const began = actualStart !== undefined || actualFinish !== undefined || begun.has(status)
  const remaining = left !== undefined && (began || left !== duration) ? left : undefined
  const progress = defined({
    actualStart,
    actualFinish,
    percent: began ? percentOf(duration, left, actualFinish) : undefined,
    physicalPercent: physical === 0 ? undefined : physical,
    remaining,
    suspended,
    resumed,
  })
  return Object.keys(progress).length === 0 ? undefined : progress
}

const begun: ReadonlySet<string> = new Set(['TK_Active', 'TK_Complete'])

/** P6's word for how far an activity is. */
export function statusOf(progress: { actualStart?: Minute | undefined; actualFinish?: Minute | undefined }): string {
  if (progress.actualFinish !== undefined) return 'TK_Complete'
  return progress.actualStart === undefined ? 'TK_NotStart' : 'TK_Active'
}

function percentOf(duration: number, left: number | undefined, actualFinish: Minute | undefined): number | undefined {
  if (actualFinish !== undefined) return 100
  if (left === undefined || duration <= 0) return undefined
  return Math.max(0, Math.min(100, Math.round((1 - left / duration) * 10_000) / 100))
}

function readConstraint(
  id: string,
  reader: RowReader,
  typeColumn: string,
  dateColumn: string,
  log: FindingLog,
): Constraint | undefined {
  const type = reader.word(typeColumn, constraintWords)
  if (type === undefined) return undefined
  if (type === 'asLateAsPossible') return { type }
  const date = reader.date(dateColumn)
  if (date !== undefined) return { type, date }
  log.warn('xer.taskConstraintDate', 'Constraints without a date do not hold.', { tasks: [id], place: reader.place })
  return undefined
}

function readExpected(id: string, reader: RowReader, used: boolean, log: FindingLog): Minute | undefined {
  if (reader.peek('expect_end_date') === undefined) return undefined
  if (used) return reader.date('expect_end_date')
  log.note('xer.taskExpectedFinish', 'Expected finishes are switched off in the file; they are kept and not used.', {
    tasks: [id],
    place: reader.place,
  })
  return undefined
}

function readEffort(reader: RowReader): Task['effort'] {
  const fixed = reader.word('duration_type', durationWords) ?? 'durationAndUnits'
  const actualWork = reader.minutes('act_work_qty')
  const remainingWork = reader.minutes('remain_work_qty')
  const said = actualWork !== undefined || remainingWork !== undefined
  const work = said ? (actualWork ?? 0) + (remainingWork ?? 0) : undefined
  return { fixed, driven: false, ...defined({ work, actualWork, remainingWork }) }
}

/** A task's start is its actual one, else that of what remains; so with its finish. */
function readStored(reader: RowReader): StoredDates | undefined {
  const earlyStart = reader.date('early_start_date')
  const earlyFinish = reader.date('early_end_date')
  const remainingStart = reader.date('restart_date')
  const remainingFinish = reader.date('reend_date')
  const plannedStart = reader.date('target_start_date')
  const plannedFinish = reader.date('target_end_date')
  const drives = reader.word('driving_path_flag', flags)
  const stored = defined({
    start: reader.peekDate('act_start_date') ?? remainingStart ?? earlyStart ?? plannedStart,
    finish: reader.peekDate('act_end_date') ?? remainingFinish ?? earlyFinish ?? plannedFinish,
    earlyStart,
    earlyFinish,
    lateStart: reader.date('late_start_date'),
    lateFinish: reader.date('late_end_date'),
    totalFloat: reader.minutes('total_float_hr_cnt'),
    freeFloat: reader.minutes('free_float_hr_cnt'),
    remainingStart,
    remainingFinish,
    remainingLateStart: reader.date('rem_late_start_date'),
    remainingLateFinish: reader.date('rem_late_end_date'),
    plannedStart,
    plannedFinish,
    longestPath: drives,
  })
  return Object.keys(stored).length === 0 ? undefined : stored
}

const flags: Readonly<Record<string, boolean>> = { Y: true, N: false }
