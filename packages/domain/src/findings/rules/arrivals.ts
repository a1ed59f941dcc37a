import { countSegment, measureSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import { type Analysis, measureOf } from '../../portfolio/analysis.ts'
import { nowIds } from '../../portfolio/measures/make-measure.ts'
import type { Subject, View } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { nowSegment, thenSegment } from '../words.ts'

/** Reported now and not then, nor perhaps under a different name: one finding for all. It says nothing of growth: that would need the same coverage. */
export const arrivals: Rule = {
  id: 'initiative.arrived',
  find: (analysis) => {
    const { view } = analysis
    const subjects = arrived(view)
    if (view.compare === undefined || subjects.length === 0) return []
    return [
      {
        rule: 'initiative.arrived',
        severity: 'low',
        materiality: Math.sqrt(subjects.length) / 4,
        subject: { kind: 'portfolio', id: 'arrived', title: 'Not reported in the compared period' },
        initiatives: subjects.map(({ initiative }) => initiative.id),
        population: { n: subjects.length, of: view.reported.length },
        evidence: { statuses: nowIds(subjects) },
        tell: () => tell(analysis),
      },
    ]
  },
  tellMany: tell,
}

function arrived({ subjects }: View): Subject[] {
  return subjects.filter(({ standing, mayBe }) => standing === 'new' && mayBe.length === 0)
}

function tell(analysis: Analysis, _found?: readonly Found[]) {
  const { view } = analysis
  const subjects = arrived(view)
  return say('arrived', {
    joined: countSegment(subjects.length, { statuses: nowIds(subjects) }),
    open: subjects.length < measureOf(analysis, 'initiatives.joined').value ? 'yes' : 'no',
    initiatives: measureSegment(measureOf(analysis, 'initiatives')),
    now: nowSegment(view),
    then: thenSegment(view),
  })
}
