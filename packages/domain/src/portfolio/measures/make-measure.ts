import type { AbsenceType } from '../../absence.ts'
import type { Measure } from '../overview.ts'
import type { Subject, View } from '../view.ts'

type MeasureParts = Pick<Measure, 'id' | 'label' | 'value' | 'formula'> & {
  unit?: Measure['unit']
  currency?: string
  n: number
  of: number
  absent?: Partial<Record<AbsenceType, number>>
  rates?: Measure['rates']
  statuses: readonly string[]
  field?: string
}

/** A measure as of the period looked at; a count unless told. */
export function makeMeasure(view: View, parts: MeasureParts): Measure {
  const { n, of, statuses, field, unit = 'count', ...rest } = parts
  return {
    ...rest,
    unit,
    population: { n, of },
    asOf: view.period.asOf,
    evidence: { statuses, ...(field === undefined ? {} : { field }) },
  }
}

/** Reports behind a set of subjects: this period's. */
export function nowIds(subjects: readonly Subject[]): string[] {
  return subjects.flatMap(({ now }) => (now === undefined ? [] : [now.id]))
}

export function beforeIds(subjects: readonly Subject[]): string[] {
  return subjects.flatMap(({ before }) => (before === undefined ? [] : [before.id]))
}

/** Reports of both periods behind a set of subjects. */
export function pairIds(subjects: readonly Subject[]): string[] {
  return [...beforeIds(subjects), ...nowIds(subjects)]
}

export function countAbsences(types: Iterable<AbsenceType | undefined>): Partial<Record<AbsenceType, number>> {
  const counts: Partial<Record<AbsenceType, number>> = {}
  for (const type of types) if (type !== undefined) counts[type] = (counts[type] ?? 0) + 1
  return counts
}
