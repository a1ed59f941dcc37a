import { countSegment, nameSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import type { Analysis } from '../../portfolio/analysis.ts'
import { isLate } from '../../portfolio/charts/data-quality.ts'
import { groupBy } from '../../portfolio/portfolio-index.ts'
import type { ExpectationFact } from '../../portfolio/facts.ts'
import { expectationsOf, outstanding } from '../../portfolio/reports-due.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { nowSegment, unitSegment } from '../words.ts'

/** Reports that are overdue, or that never came, by who owes them; one that is not due yet is no finding. */
export const reportsMissing: Rule = {
  id: 'report.missing',
  find: (analysis) =>
    byOwner(
      analysis,
      'missing',
      (subject, due) => subject.standing === 'missing' && outstanding(analysis.view, due) !== 'awaited',
    ),
  tellMany: (analysis, all) => many('missing.many', analysis, all),
}

/** Reports that came after their due date, by who owed them. */
export const reportsLate: Rule = {
  id: 'report.late',
  find: (analysis) =>
    byOwner(analysis, 'late', (subject, due) => subject.now !== undefined && isLate(analysis.view, due)),
  tellMany: (analysis, all) => many('late.many', analysis, all),
}

function byOwner(
  analysis: Analysis,
  what: 'missing' | 'late',
  test: (subject: Subject, due: ExpectationFact | undefined) => boolean,
): Found[] {
  const { view } = analysis
  const expectations = expectationsOf(view)
  const hit = view.subjects.filter((subject) => test(subject, expectations.get(subject.initiative.id)))
  const ownerOf = (subject: Subject) =>
    expectations.get(subject.initiative.id)?.reporterName ?? `\n${subject.unit ?? ''}`
  return [...groupBy(hit, ownerOf)].map(([owner, subjects]) => found(analysis, what, owner, subjects))
}

function found(analysis: Analysis, what: 'missing' | 'late', owner: string, subjects: Subject[]): Found {
  const { view } = analysis
  const locked = what === 'missing' && view.period.state === 'locked'
  const isUnit = owner.startsWith('\n')
  const unit = subjects[0]?.unit
  const who = isUnit ? unitSegment(view, unit) : nameSegment('person', owner, owner)
  const statuses = subjects.flatMap(({ now }) => (now === undefined ? [] : [now.id]))
  const evidence = { statuses, field: 'report' }
  const parts = { who, count: countSegment(subjects.length, evidence), now: nowSegment(view) }
  return {
    rule: what === 'missing' ? 'report.missing' : 'report.late',
    severity: what === 'missing' ? 'medium' : 'low',
    materiality: Math.sqrt(subjects.length) * (what === 'missing' ? 1.25 : 0.5),
    subject: { kind: isUnit ? 'unit' : 'portfolio', id: isUnit ? (unit ?? '') : owner, title: who.text },
    initiatives: subjects.map(({ initiative }) => initiative.id),
    population: { n: subjects.length, of: view.subjects.length },
    evidence,
    tell: () => say(locked ? 'missing.locked' : what, parts),
    ...(what === 'missing' ? { ask: () => say(locked ? 'ask.missing.locked' : 'ask.missing', parts) } : {}),
    addressee: () => (isUnit ? { kind: 'unit', id: unit, title: who.text } : { kind: 'person', title: who.text }),
  }
}

function many(id: 'missing.many' | 'late.many', analysis: Analysis, all: readonly Found[]) {
  const statuses = all.flatMap(({ evidence }) => evidence.statuses)
  const reports = all.reduce((sum, one) => sum + one.initiatives.length, 0)
  return say(id, {
    count: countSegment(reports, { statuses, field: 'report' }),
    now: nowSegment(analysis.view),
    locked: analysis.view.period.state === 'locked' ? 'yes' : 'no',
  })
}
