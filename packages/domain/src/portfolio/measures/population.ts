import { type Coverage, outsideUnits } from '../coverage.ts'
import type { Measure } from '../overview.ts'
import { notReported } from '../reports-due.ts'
import type { Subject, View } from '../view.ts'
import { beforeIds, makeMeasure, nowIds } from './make-measure.ts'

/** Who reported, who is new, who left, who is missing, and whom nobody expected. */
export function populationMeasures(view: View): Measure[] {
  const { reported, subjects } = view
  const missing = standing(view, 'missing')
  const { coverage } = view
  const expected = reported.length + missing.length + coverage.absent.length
  const awaited = notReported(view).get('awaited')?.length ?? 0
  const measures = [
    makeMeasure(view, {
      id: 'initiatives',
      label: 'Initiatives reported',
      value: reported.length,
      formula: expectedFormula[coverage.basis],
      n: reported.length,
      of: expected,
      statuses: nowIds(reported),
    }),
    makeMeasure(view, {
      id: 'initiatives.missing',
      label: 'Reports not in',
      value: missing.length,
      formula: 'initiatives that owe a report for the period which is not there',
      n: missing.length,
      of: expected,
      statuses: [],
    }),
    makeMeasure(view, {
      id: 'initiatives.missing.awaited',
      label: 'Reports not in and not due yet',
      value: awaited,
      formula: 'of those, the due date has not passed and the period is open',
      n: awaited,
      of: missing.length,
      statuses: [],
    }),
    makeMeasure(view, {
      id: 'initiatives.missing.late',
      label: 'Reports missing',
      value: missing.length - awaited,
      formula: 'of those, the due date has passed or the period was locked',
      n: missing.length - awaited,
      of: missing.length,
      statuses: [],
    }),
  ]
  const units = unitIds(reported)
  measures.push(
    makeMeasure(view, {
      id: 'units',
      label: 'Units reporting',
      value: units.size,
      formula: 'distinct organisation units among the reports',
      n: units.size,
      of: units.size + notExpectedUnits(view).length,
      statuses: nowIds(reported),
      field: 'unit',
    }),
  )
  measures.push(...coverageMeasures(view))
  if (view.compare === undefined) return measures
  const [joined, left, notExpected] = (['new', 'left', 'notExpected'] as const).map((one) => standing(view, one))
  const [joinedOpen, leftOpen] = [joined, left].map((list) => (list ?? []).filter(({ mayBe }) => mayBe.length > 0))
  const both = reported.filter(({ before }) => before !== undefined)
  const from = subjects.filter(({ before }) => before !== undefined)
  const count = (id: string, label: string, formula: string, of: Subject[], all: number, ids: string[]) =>
    makeMeasure(view, { id, label, value: of.length, formula, n: of.length, of: all, statuses: ids })
  measures.push(
    count(
      'initiatives.before',
      'Initiatives reported then',
      'initiatives with a report for the compared period',
      from,
      from.length,
      beforeIds(from),
    ),
    count(
      'initiatives.both',
      'Reported at both dates',
      'initiatives with a report for both periods',
      both,
      reported.length,
      nowIds(both),
    ),
    count(
      'initiatives.joined',
      'Not reported then',
      'reported now, not in the compared period',
      joined ?? [],
      reported.length,
      nowIds(joined ?? []),
    ),
    count(
      'initiatives.left',
      'Not reported now',
      'expected and reported then, not now',
      left ?? [],
      from.length,
      beforeIds(left ?? []),
    ),
    count(
      'initiatives.joined.undecided',
      'Not reported then, or under a different name',
      'reported now, not in the compared period, with an undecided match to one reported only then',
      joinedOpen ?? [],
      joined?.length ?? 0,
      nowIds(joinedOpen ?? []),
    ),
    count(
      'initiatives.left.undecided',
      'Not reported now, or under a different name',
      'expected and reported then, not now, with an undecided match to one reported only now',
      leftOpen ?? [],
      left?.length ?? 0,
      beforeIds(leftOpen ?? []),
    ),
    count(
      'initiatives.undecided',
      'Not reported both times, or under a different name',
      'reported in only one of the periods, with an undecided match to one of the other alone',
      [...(joinedOpen ?? []), ...(leftOpen ?? [])],
      (joined?.length ?? 0) + (left?.length ?? 0),
      [...nowIds(joinedOpen ?? []), ...beforeIds(leftOpen ?? [])],
    ),
    count(
      'initiatives.notExpected',
      'Not expected now',
      'reported then, outside the scope of this period',
      notExpected ?? [],
      from.length,
      beforeIds(notExpected ?? []),
    ),
    unitsNotExpected(view),
  )
  return measures
}

const expectedFormula: Readonly<Record<Coverage['basis'], string>> = {
  declared: 'initiatives with a report for the period, of those expected to report',
  periodBefore:
    'initiatives with a report for the period, of them and those that reported in the period before, are in scope and had not ended',
  none: 'initiatives with a report for the period; nobody said who was to report, and there is no period before',
}

/** Of an imported period: what the period before it held and this one does not. */
function coverageMeasures(view: View): Measure[] {
  const { both, absent, outside, before } = view.coverage
  if (before === undefined) return []
  const then = both.length + absent.length + outside.length
  const units = outsideUnits(view.coverage, view.reported)
  const make = (id: string, label: string, formula: string, of: readonly Subject[], value = of.length) =>
    makeMeasure(view, { id, label, value, formula, n: of.length, of: then, statuses: beforeIds(of) })
  const expected = [...both, ...absent]
  return [
    make('coverage.expected', 'Reported before and to be expected', 'reported before, in scope, not ended', expected),
    make('coverage.absent', 'To be expected and not reported', 'of those, without a report for this period', absent),
    make(
      'coverage.outside',
      'Reported before and outside the scope',
      'reported before, of units not in scope',
      outside,
    ),
    make(
      'coverage.units',
      'Units outside the scope',
      'distinct units of those outside the scope',
      outside,
      units.length,
    ),
  ]
}

function standing(view: View, wanted: Subject['standing']): Subject[] {
  return view.subjects.filter((subject) => subject.standing === wanted)
}

function unitsNotExpected(view: View): Measure {
  const units = notExpectedUnits(view)
  return makeMeasure(view, {
    id: 'units.notExpected',
    label: 'Units not expected',
    value: units.length,
    formula: 'units that reported in the compared period and are outside the scope of this one',
    n: units.length,
    of: units.length + unitIds(view.reported).size,
    statuses: beforeIds(standing(view, 'notExpected')),
    field: 'unit',
  })
}

function unitIds(subjects: readonly Subject[]): Set<string> {
  return new Set(subjects.flatMap(({ now }) => (now?.unit === undefined ? [] : [now.unit])))
}

/** Units all of whose earlier reports fall outside the period's scope. */
export function notExpectedUnits({ compare, coverage, subjects, reported }: View): string[] {
  if (compare === undefined) return outsideUnits(coverage, reported)
  const outside = subjects.filter(({ standing: how }) => how === 'notExpected')
  return outsideUnits({ ...coverage, outside }, reported)
}
