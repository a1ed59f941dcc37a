import type { Assignment } from '@gantry/planning/plan'
import { baselineParts, readBaselines } from './baselines.ts'
import { contourCodes } from './codes.ts'
import type { Fields } from './fields.ts'
import type { Parts } from './kept-parts.ts'
import { given, nonZero } from './given.ts'
import { setDate, setDuration, setMoney } from './parts.ts'
import { writeDuration } from './values.ts'

/** Nobody: work that waits for a resource. */
const unassigned = '-65535'

export function readAssignment(fields: Fields, id: string, task: string): Assignment {
  fields.task = task
  const resource = fields.text('ResourceUID')
  const contour = contourCodes[fields.integer('WorkContour') ?? 0]
  return {
    id,
    task,
    ...given('resource', resource === unassigned ? undefined : resource),
    units: fields.number('Units') ?? 1,
    work: fields.duration('Work') ?? 0,
    ...given('actualWork', fields.duration('ActualWork')),
    ...given('remainingWork', fields.duration('RemainingWork')),
    ...given('overtimeWork', nonZero(fields.duration('OvertimeWork'))),
    ...given('delay', nonZero(fields.tenths('Delay'))),
    ...given('levellingDelay', nonZero(fields.tenths('LevelingDelay'))),
    ...given('contour', contour === 'flat' ? undefined : contour),
    ...given('costMinor', fields.money('Cost')),
    ...given('start', fields.date('Start')),
    ...given('finish', fields.date('Finish')),
    ...given('baselines', readBaselines(fields)),
  }
}

export interface AssignmentPlace {
  readonly uid: string
  readonly taskUid: string
  readonly resourceUid: string | undefined
}

/** Our words for an assignment. */
export function assignmentParts(assignment: Assignment, place: AssignmentPlace): Parts {
  const parts: Parts = new Map()
  const { contour, delay, levellingDelay } = assignment
  parts.set('UID', place.uid)
  parts.set('TaskUID', place.taskUid)
  parts.set('ResourceUID', place.resourceUid ?? unassigned)
  setDuration(parts, 'ActualWork', assignment.actualWork)
  setMoney(parts, 'Cost', assignment.costMinor)
  if (delay !== undefined) parts.set('Delay', String(delay * 10))
  setDate(parts, 'Finish', assignment.finish)
  if (levellingDelay !== undefined) parts.set('LevelingDelay', String(levellingDelay * 10))
  setDuration(parts, 'OvertimeWork', assignment.overtimeWork)
  setDuration(parts, 'RemainingWork', assignment.remainingWork)
  setDate(parts, 'Start', assignment.start)
  parts.set('Units', String(assignment.units))
  parts.set('Work', writeDuration(assignment.work))
  parts.set('WorkContour', String(contour === undefined ? 0 : Math.max(0, contourCodes.indexOf(contour))))
  for (const [key, text] of baselineParts(assignment.baselines)) parts.set(key, text)
  return parts
}
