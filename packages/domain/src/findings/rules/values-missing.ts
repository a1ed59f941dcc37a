import { countSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { AbsenceType } from '../../absence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { absenceOf } from '../../portfolio/known.ts'
import { nowIds } from '../../portfolio/measures/make-measure.ts'
import { groupBy } from '../../portfolio/portfolio-index.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { nowSegment, unitSegment } from '../words.ts'

type Field = 'wholeLifeCost' | 'endDate'
const fields: readonly Field[] = ['wholeLifeCost', 'endDate']
const smallest = 3

/** Units that withhold a date or a cost for a third and more of what they report. */
export const valuesWithheld = missingRule('value.withheld', 'withheld', 'low')
/** Units that leave a date or a cost empty for a third and more of what they report. */
export const valuesNotSupplied = missingRule('value.notSupplied', 'notSupplied', 'data')

function missingRule(id: 'value.withheld' | 'value.notSupplied', type: AbsenceType, severity: Found['severity']): Rule {
  return {
    id,
    find: (analysis) =>
      fields.flatMap((field) => {
        if (!analysis.view.reported.some(({ now }) => isGiven(now, field))) return []
        return [...groupBy(analysis.view.reported, ({ unit }) => unit)].flatMap(([unit, subjects]) => {
          const without = subjects.filter(({ now }) => absence(now, field) === type)
          if (unit === undefined || without.length < smallest || without.length * 3 < subjects.length) return []
          return [found(id, severity, analysis, field, unit, subjects, without)]
        })
      }),
    tellMany: (analysis, all) =>
      say(`${id}.many`, {
        count: countSegment(new Set(all.map(({ subject }) => subject.id)).size, {
          statuses: all.flatMap(({ evidence }) => evidence.statuses),
        }),
        now: nowSegment(analysis.view),
      }),
  }
}

function isGiven(now: Subject['now'], field: Field): boolean {
  const known = field === 'endDate' ? now?.days.endDate : now?.money.wholeLifeCost
  return known !== undefined && !('absent' in known)
}

function absence(now: Subject['now'], field: Field): AbsenceType | undefined {
  return absenceOf<unknown>(field === 'endDate' ? now?.days.endDate : now?.money.wholeLifeCost)
}

function found(
  id: 'value.withheld' | 'value.notSupplied',
  severity: Found['severity'],
  analysis: Analysis,
  field: Field,
  unit: string,
  subjects: readonly Subject[],
  without: readonly Subject[],
): Found {
  const { view } = analysis
  const name = unitSegment(view, unit)
  const evidence = { statuses: nowIds(without), field }
  const parts = {
    name,
    field,
    without: countSegment(without.length, evidence),
    all: countSegment(subjects.length, { statuses: nowIds(subjects), field }),
    now: nowSegment(view),
  }
  return {
    rule: id,
    severity,
    materiality: Math.sqrt(without.length) * 0.3,
    subject: { kind: 'unit', id: unit, title: name.text },
    initiatives: without.map(({ initiative }) => initiative.id),
    population: { n: without.length, of: subjects.length },
    evidence,
    detail: field,
    tell: () => say(id, parts),
    ask: () => say(`ask.${id}`, parts),
    addressee: () => ({ kind: 'unit', id: unit, title: name.text }),
  }
}
