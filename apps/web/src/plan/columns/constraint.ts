import type { Constraint, ConstraintType, Task } from '@gantry/planning'
import { dayOf } from '@gantry/planning/time/days'
import { dayOfFinish, dayText } from '../text/date-text.ts'
import type { CellChange, ColumnContext, PlanColumn } from './column.ts'
import { readInstant } from './dates.ts'

/** Short names as planners type them. */
export const constraintCodes: Readonly<Record<ConstraintType, string>> = {
  asSoonAsPossible: 'ASAP',
  asLateAsPossible: 'ALAP',
  startNoEarlierThan: 'SNET',
  startNoLaterThan: 'SNLT',
  finishNoEarlierThan: 'FNET',
  finishNoLaterThan: 'FNLT',
  mustStartOn: 'MSO',
  mustFinishOn: 'MFO',
  startOn: 'SO',
  finishOn: 'FO',
}

/** Which end of the task a constraint holds. */
export const endOf = (type: ConstraintType): 'start' | 'finish' =>
  type.toLowerCase().includes('finish') ? 'finish' : 'start'

export const hasDate = (type: ConstraintType): boolean => type !== 'asSoonAsPossible' && type !== 'asLateAsPossible'

export function constraintColumn({ t }: Pick<ColumnContext, 't'>): PlanColumn {
  return {
    id: 'constraint',
    label: t('column.constraint'),
    width: 150,
    text: (_, { constraint }) => (constraint ? constraintText(constraint) : ''),
    spoken: (context, { constraint }) => (constraint ? saysConstraint(context, constraint) : ''),
    order: (_, { constraint }) => constraint?.date ?? Number.MAX_SAFE_INTEGER,
    edit: {
      verb: 'task.constraint',
      fixed: ({ t }, task) => (task.type === 'summary' ? t('fixed.summary') : undefined),
      parse: constraintChange,
    },
  }
}

/** `SNET 14 May 2027`. */
export function constraintText({ type, date }: Constraint): string {
  const code = constraintCodes[type]
  if (date === undefined || !hasDate(type)) return code
  return `${code} ${dayText(endOf(type) === 'start' ? dayOf(date) : dayOfFinish(date))}`
}

/** `Starts no earlier than 14 May 2027`. */
export function saysConstraint({ t }: Pick<ColumnContext, 't'>, { type, date }: Constraint): string {
  const words = t(`constraint.${type}`)
  if (date === undefined || !hasDate(type)) return words
  return `${words} ${dayText(endOf(type) === 'start' ? dayOf(date) : dayOfFinish(date))}`
}

function constraintChange(context: ColumnContext, task: Task, text: string): CellChange {
  const said = text.trim()
  if (said === '' || /^asap$/i.test(said)) return { fields: { constraint: null } }
  const [, word = '', rest = ''] = /^([a-z]+)\s*(.*)$/i.exec(said) ?? []
  const type = (Object.keys(constraintCodes) as ConstraintType[]).find(
    (one) => constraintCodes[one] === word.toUpperCase(),
  )
  if (type === undefined) return { refused: context.t('refused.constraint') }
  if (!hasDate(type)) return { fields: { constraint: { type } } }
  const date = readInstant(context, task, rest, endOf(type))
  return date === undefined
    ? { refused: context.t('refused.constraintDate') }
    : { fields: { constraint: { type, date } } }
}
