import type { InitiativeFact, PeriodFact, StatusFact } from './facts.ts'
import { type ChosenPeriods, choosePeriods } from './choose-periods.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { filterOf } from './filters.ts'
import type { LeadRating } from './lead-rating.ts'
import { mayBeOneWith } from './may-be-one.ts'
import type { OverviewRequest, OverviewRow, PeriodRef } from './overview.ts'
import { periodScope } from './period-scope.ts'
import type { PortfolioIndex } from './portfolio-index.ts'

/** One initiative in the period looked at and in the one compared with. */
export interface Subject {
  readonly initiative: InitiativeFact
  readonly now?: StatusFact
  readonly before?: StatusFact
  readonly leadNow?: LeadRating
  readonly leadBefore?: LeadRating
  readonly standing: OverviewRow['status']
  /** Unit as this period gives it, else the compared one, else today's. */
  readonly unit?: string
  readonly category?: string
  /** Initiatives of the other period that this one of one period may be: nobody has decided the match. */
  readonly mayBe: readonly string[]
  /** Expected to report in both periods: only these enter a comparison. */
  readonly comparable: boolean
  readonly series: readonly (StatusFact | undefined)[]
}

/** What one request looks at: everything after this works on subjects alone. */
export interface View {
  readonly index: PortfolioIndex
  readonly request: OverviewRequest
  readonly now: number
  readonly before?: number
  readonly period: PeriodFact
  readonly compare?: PeriodFact
  /** Where these are not the periods asked for. */
  readonly instead?: ChosenPeriods['instead']
  readonly subjects: readonly Subject[]
  /** Before any filter. */
  readonly everyone: readonly Subject[]
  /** Those who reported in the period. */
  readonly reported: readonly Subject[]
  readonly byInitiative: ReadonlyMap<string, Subject>
  /** Who reported, against who was to: under the same filters. */
  readonly coverage: Coverage
}

export function viewOf(index: PortfolioIndex, request: OverviewRequest): View | undefined {
  const { now, before, instead } = choosePeriods(index, request)
  const period = index.periods[now]
  if (period === undefined) return undefined
  const compare = before === undefined ? undefined : index.periods[before]
  const all = subjectsOf(index, now, before)
  const passes = filterOf(index, request.filters ?? {})
  const subjects = all.filter(passes)
  return {
    index,
    request,
    now,
    ...(before === undefined ? {} : { before }),
    period,
    ...(compare === undefined ? {} : { compare }),
    ...(instead === undefined ? {} : { instead }),
    subjects,
    everyone: all,
    reported: subjects.filter((subject) => subject.now !== undefined),
    byInitiative: new Map(subjects.map((subject) => [subject.initiative.id, subject])),
    coverage: coverageOf(index, now, (position) =>
      position === before ? subjects : subjectsOf(index, now, position).filter(passes),
    ),
  }
}

/** Everyone who reported in either period, or should have in this one. */
export function subjectsOf(index: PortfolioIndex, now: number, before: number | undefined): Subject[] {
  const period = index.periods[now]
  if (period === undefined) return []
  const compare = before === undefined ? undefined : index.periods[before]
  const expectsNow = periodScope(period, index.facts).expects
  const expectsBefore = compare === undefined ? () => true : periodScope(compare, index.facts).expects
  const due = new Set(index.facts.expectations.filter((one) => one.period === period.id).map((one) => one.initiative))
  const reported = (id: string) => {
    const series = index.series.get(id)
    return { now: series?.[now] !== undefined, before: before !== undefined && series?.[before] !== undefined }
  }
  const subjects: Subject[] = []
  for (const initiative of index.facts.initiatives) {
    const series = index.series.get(initiative.id) ?? []
    const here = series[now]
    const there = before === undefined ? undefined : series[before]
    if (here === undefined && there === undefined && !due.has(initiative.id)) continue
    const expectedNow =
      here !== undefined || due.has(initiative.id) || expectsNow(initiative.id, unitOf(there, initiative))
    const expectedBefore = there !== undefined || expectsBefore(initiative.id, unitOf(here, initiative))
    subjects.push({
      initiative,
      series,
      ...(here === undefined ? {} : { now: here, leadNow: index.lead.get(here.id) }),
      ...(there === undefined ? {} : { before: there, leadBefore: index.lead.get(there.id) }),
      standing: standingOf(here, there, compare !== undefined, due.has(initiative.id), expectedNow),
      unit: unitOf(here ?? there, initiative),
      category: here?.category ?? there?.category ?? initiative.category,
      mayBe: before === undefined ? [] : mayBeOneWith(initiative.id, index.undecided, reported),
      comparable: expectedNow && expectedBefore,
    })
  }
  return subjects
}

function unitOf(status: StatusFact | undefined, initiative: InitiativeFact): string | undefined {
  return status?.unit ?? initiative.unit
}

function standingOf(
  here: StatusFact | undefined,
  there: StatusFact | undefined,
  compared: boolean,
  due: boolean,
  expected: boolean,
): Subject['standing'] {
  if (here !== undefined) return compared && there === undefined ? 'new' : 'reported'
  if (due) return 'missing'
  return expected ? 'left' : 'notExpected'
}

export function periodRef({ id, label, asOf }: PeriodFact): PeriodRef {
  return { id, label, asOf }
}
