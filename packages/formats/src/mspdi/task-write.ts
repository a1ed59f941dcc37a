import type { Progress, StoredDates, Task } from '@gantry/planning/plan'
import { baselineParts } from './baselines.ts'
import { constraintCode, durationFormat, effortCode } from './codes.ts'
import { customOf, isRowNumber } from './custom-define.ts'
import type { CustomFields } from './custom-fields.ts'
import { escapeText } from './element.ts'
import type { Parts } from './kept-parts.ts'
import { setDate, setDuration, setMoney, setText } from './parts.ts'
import { writeDuration, writeFlag } from './values.ts'

/** Where a task stands among the others, and what they are called in the file. */
export interface TaskPlace {
  readonly uid: string
  readonly row: number
  readonly outlineNumber: string
  readonly outlineLevel: number
  readonly calendarUid: string
}

/** Our words for a task, but for its links. */
export function taskParts(task: Task, place: TaskPlace, custom: CustomFields): Parts {
  const parts: Parts = new Map()
  const { effort, constraint, manual } = task
  parts.set('UID', place.uid)
  parts.set('ID', task.code !== undefined && isRowNumber(task.code) ? task.code : String(place.row))
  if (task.name !== '') parts.set('Name', escapeText(task.name))
  parts.set('Active', writeFlag(!task.inactive))
  parts.set('Manual', writeFlag(manual !== undefined))
  parts.set('Type', String(effortCode(effort.fixed)))
  parts.set('IsNull', '0')
  setText(parts, 'WBS', task.wbs)
  parts.set('OutlineNumber', place.outlineNumber)
  parts.set('OutlineLevel', String(place.outlineLevel))
  if (task.priority !== undefined) parts.set('Priority', String(task.priority))
  parts.set('Duration', writeDuration(task.duration))
  parts.set('DurationFormat', String(durationFormat(task.elapsed ?? false, task.estimated ?? false)))
  setDate(parts, 'ManualStart', manual?.start)
  setDate(parts, 'ManualFinish', manual?.finish)
  setDuration(parts, 'Work', effort.work)
  parts.set('EffortDriven', writeFlag(effort.driven))
  parts.set('Recurring', writeFlag(task.recurring))
  parts.set('Estimated', writeFlag(task.estimated))
  parts.set('Milestone', writeFlag(task.type === 'milestone'))
  parts.set('Summary', writeFlag(task.type === 'summary'))
  setMoney(parts, 'FixedCost', task.fixedCostMinor)
  setMoney(parts, 'Cost', task.costMinor)
  setDuration(parts, 'ActualWork', effort.actualWork)
  setDuration(parts, 'RemainingWork', effort.remainingWork)
  parts.set('ConstraintType', String(constraintCode(constraint?.type)))
  setDate(parts, 'ConstraintDate', constraint?.date)
  parts.set('CalendarUID', place.calendarUid)
  setDate(parts, 'Deadline', task.deadline)
  if (task.levellingDelay !== undefined) {
    parts.set('LevelingDelay', String(task.levellingDelay * 10))
    parts.set('LevelingDelayFormat', '8')
  }
  parts.set('IgnoreResourceCalendar', writeFlag(task.ignoresResourceCalendars))
  setText(parts, 'Notes', task.notes)
  setProgress(parts, task.progress, task.duration)
  setStored(parts, task.stored)
  for (const [key, text] of custom.parts('task', customOf(task))) parts.set(key, text)
  for (const [key, text] of baselineParts(task.baselines)) parts.set(key, text)
  return parts
}

function setProgress(parts: Parts, progress: Progress | undefined, duration: number): void {
  parts.set('PercentComplete', String(progress?.percent ?? 0))
  const left = progress?.remaining ?? Math.round(duration * (1 - (progress?.percent ?? 0) / 100))
  parts.set('RemainingDuration', writeDuration(left))
  if (progress === undefined) return
  parts.set('ActualDuration', writeDuration(Math.max(0, duration - left)))
  setDate(parts, 'Stop', progress.stop)
  setDate(parts, 'Resume', progress.resume)
  setDate(parts, 'ActualStart', progress.actualStart)
  setDate(parts, 'ActualFinish', progress.actualFinish)
  parts.set('PhysicalPercentComplete', String(progress.physicalPercent ?? 0))
}

function setStored(parts: Parts, stored: StoredDates | undefined): void {
  if (stored === undefined) return
  setDate(parts, 'Start', stored.start)
  setDate(parts, 'Finish', stored.finish)
  setDate(parts, 'EarlyStart', stored.earlyStart)
  setDate(parts, 'EarlyFinish', stored.earlyFinish)
  setDate(parts, 'LateStart', stored.lateStart)
  setDate(parts, 'LateFinish', stored.lateFinish)
  if (stored.freeFloat !== undefined) parts.set('FreeSlack', String(stored.freeFloat * 10))
  if (stored.totalFloat !== undefined) parts.set('TotalSlack', String(stored.totalFloat * 10))
  if (stored.critical !== undefined) parts.set('Critical', writeFlag(stored.critical))
}
