import type { Constraint, ConstraintType, Minute } from '@gantry/planning'

/** The eight constraints of MS Project by name and by initials, and P6's two. */
export const constraintNames: readonly (readonly [ConstraintType, string, string])[] = [
  ['asSoonAsPossible', 'As Soon As Possible', 'ASAP'],
  ['asLateAsPossible', 'As Late As Possible', 'ALAP'],
  ['startNoEarlierThan', 'Start No Earlier Than', 'SNET'],
  ['startNoLaterThan', 'Start No Later Than', 'SNLT'],
  ['finishNoEarlierThan', 'Finish No Earlier Than', 'FNET'],
  ['finishNoLaterThan', 'Finish No Later Than', 'FNLT'],
  ['mustStartOn', 'Must Start On', 'MSO'],
  ['mustFinishOn', 'Must Finish On', 'MFO'],
  ['startOn', 'Start On', 'SO'],
  ['finishOn', 'Finish On', 'FO'],
]

/** Undefined when the words are none of these, or a date is needed and missing. */
export function constraintOf(text: string, date: Minute | undefined): Constraint | undefined {
  const plain = text.toLowerCase().replace(/[^a-z]/g, '')
  const type = constraintNames.find((names) =>
    names.slice(1).some((name) => name.toLowerCase().replace(/\s/g, '') === plain),
  )?.[0]
  if (type === 'asSoonAsPossible' || type === 'asLateAsPossible') return { type }
  return type === undefined || date === undefined ? undefined : { type, date }
}
