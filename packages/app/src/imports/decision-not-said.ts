import type { Absences } from '@gantry/domain/field'

/** A file holds no decision right: whether an initiative was approved is not known until somebody decides it here. */
export const decisionNotSaid: Absences = {
  decisionStatus: { type: 'notSupplied', reason: 'No file says what was decided' },
}
