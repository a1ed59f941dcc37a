import { endsBeforeStart } from '../date-move.ts'
import { absenceOf } from '../known.ts'
import type { ExpectationFact } from '../facts.ts'
import type { Charts } from '../overview.ts'
import { expectationsOf, outstanding } from '../reports-due.ts'
import type { Subject, View } from '../view.ts'

type Line = Charts['dataQuality'][number]
type Counts = { -readonly [K in keyof Line]: Line[K] }

/** What a report of an initiative is asked for; each counts once when it is not there. */
const asked = ['wholeLifeCost', 'endDate', 'rating'] as const

/**
 * For each owner (the unit; in a reporting cycle the person who owes the report): what came, late, withheld, missing,
 * doubtful. Of an imported period those are expected that the coverage expects.
 */
export function dataQuality(view: View): Line[] {
  const expectations = expectationsOf(view)
  const lines = new Map<string, Counts>()
  for (const subject of view.subjects) {
    if (subject.now === undefined && subject.standing !== 'missing') continue
    const line = lineFor(lines, view, subject, expectations.get(subject.initiative.id))
    line.expected += 1
    const due = expectations.get(subject.initiative.id)
    if (subject.now !== undefined) countReport(line, subject)
    else if (outstanding(view, due) !== 'awaited') line.missing += 1
    if (isLate(view, due)) line.late += 1
  }
  for (const subject of view.coverage.absent) lineFor(lines, view, subject, undefined).expected += 1
  return [...lines.values()].sort((a, b) => weight(b) - weight(a) || (a.owner < b.owner ? -1 : 1))
}

function countReport(line: Counts, subject: Subject): void {
  const { now, leadNow } = subject
  if (now === undefined) return
  line.reported += 1
  for (const field of asked) {
    const absence =
      field === 'rating'
        ? now.ratings.length === 0
          ? undefined
          : leadNow?.absent
        : absenceOf<unknown>(field === 'endDate' ? now.days.endDate : now.money.wholeLifeCost)
    if (absence === 'withheld') line.withheld += 1
    else if (absence === 'notSupplied') line.missing += 1
  }
  if (endsBeforeStart(now)) line.questionable += 1
}

function lineFor(lines: Map<string, Counts>, view: View, subject: Subject, due: ExpectationFact | undefined): Counts {
  const person = due?.reporterName
  const key = person === undefined ? `unit:${subject.unit ?? ''}` : `person:${person}`
  const known = lines.get(key)
  if (known !== undefined) return known
  const unit = subject.unit === undefined ? undefined : view.index.units.get(subject.unit)
  const line: Counts = {
    owner: person ?? unit?.title ?? 'No unit given',
    ownerKind: person === undefined ? 'unit' : 'person',
    ...(person === undefined && unit !== undefined ? { ownerId: unit.id } : {}),
    expected: 0,
    reported: 0,
    late: 0,
    withheld: 0,
    missing: 0,
    questionable: 0,
  }
  lines.set(key, line)
  return line
}

/** Handed in after the due date, or not handed in and the date has passed. */
export function isLate(view: View, due: ExpectationFact | undefined): boolean {
  const by = due?.dueOn ?? view.period.dueOn
  if (due === undefined || by === undefined) return false
  return due.submittedOn === undefined ? due.state === 'due' && view.request.today > by : due.submittedOn > by
}

function weight({ late, withheld, missing, questionable }: Line): number {
  return late + withheld + missing + questionable
}
