/**
 * Why a value is missing. A missing value always has a type; zero is a number, not an absence.
 * `reason` is what the source says, word for word.
 */
export interface Absence {
  readonly type: AbsenceType
  readonly reason?: string
}

export const absenceTypes = [
  'withheld',
  'notYetAssessed',
  'reset',
  'tooEarly',
  'notSupplied',
  'notApplicable',
  'none',
] as const
export type AbsenceType = (typeof absenceTypes)[number]
