import { rankFindings, tellFinding } from '../findings/find.ts'
import { decisionsAsked, mostAsked, questionsOf } from '../findings/questions.ts'
import { initiativeNarrative } from '../narrative/initiative-narrative.ts'
import { analyse } from './analysis.ts'
import { costMove } from './cost-move.ts'
import { moveBetween } from './date-move.ts'
import type { DayField, MoneyField, PortfolioFacts, StatusFact } from './facts.ts'
import { findInitiative } from './filters.ts'
import { absenceOf, absenceReasonOf, rangeOf, valueOf } from './known.ts'
import type { OverviewRequest, PeriodRef } from './overview.ts'
import { type PortfolioIndex, indexFacts } from './portfolio-index.ts'
import { saidThen } from './said-then.ts'
import type { InitiativeStory, RatingLine, StoryDay, StoryMoney } from './story.ts'
import { type View, periodRef, viewOf } from './view.ts'

/** The story of one initiative, by id or reference; undefined where there is none. Filters of the request do not apply. */
export function initiativeStory(
  facts: PortfolioFacts,
  initiativeId: string,
  request: OverviewRequest,
): InitiativeStory | undefined {
  return storyOf(indexFacts(facts), initiativeId, request)
}

/** The same from facts indexed before. */
export function storyOf(index: PortfolioIndex, named: string, request: OverviewRequest): InitiativeStory | undefined {
  const id = findInitiative(index, named)
  const initiative = id === undefined ? undefined : index.initiatives.get(id)
  if (id === undefined || initiative === undefined) return undefined
  const view = viewOf(index, { ...request, filters: {} })
  if (view === undefined) return undefined
  const alone = onlyOne(view, id)
  const analysis = analyse(alone)
  const ranked = rankFindings(analysis, undefined, false)
  const decisions = decisionsAsked(analysis)
  const reports = reportsOf(index, id)
  const story = {
    endDates: storyDays(index, reports, 'endDate'),
    costs: storyMoney(index, reports, 'wholeLifeCost'),
  }
  const { sentences, comparisons } = initiativeNarrative(analysis, id)
  const unit = index.units.get(reports.at(-1)?.unit ?? initiative.unit ?? '')
  const drift = endDrift(index, reports)
  return {
    initiative: {
      id,
      ref: initiative.ref,
      title: initiative.title,
      type: initiative.type,
      ...(unit === undefined ? {} : { unit: { id: unit.id, title: unit.title } }),
      category: reports.at(-1)?.category ?? initiative.category,
      condition: initiative.condition,
      ownerName: initiative.ownerName,
      managerName: initiative.managerName,
      externalIds: initiative.externalIds,
    },
    period: periodRef(view.period),
    ...(view.compare === undefined ? {} : { compare: periodRef(view.compare) }),
    periods: index.periods.map(periodRef),
    ratings: ratingLines(index, reports),
    ...story,
    startDates: storyDays(index, reports, 'startDate'),
    ...(drift === undefined ? {} : { endDrift: drift }),
    inYear: inYearOf(index, reports),
    benefits: storyMoney(index, reports, 'benefits'),
    said: saidThen(index, reports),
    lineage: lineageOf(index, id),
    narrative: { sentences, remarks: remarksOf(index, id) },
    comparisons: [...analysis.comparisons.values(), ...comparisons],
    findings: ranked.map(tellFinding),
    questions: questionsOf(analysis, ranked, mostAsked - decisions.length),
    decisions,
  }
}

/** The view cut down to one initiative, of which no coverage is told. */
function onlyOne(view: View, id: string): View {
  const subjects = view.everyone.filter(({ initiative }) => initiative.id === id)
  return {
    ...view,
    subjects,
    everyone: subjects,
    reported: subjects.filter(({ now }) => now !== undefined),
    byInitiative: new Map(subjects.map((subject) => [subject.initiative.id, subject])),
    coverage: { ...view.coverage, both: [], absent: [], outside: [] },
  }
}

function reportsOf(index: PortfolioIndex, id: string): StatusFact[] {
  return (index.series.get(id) ?? []).filter((status) => status !== undefined)
}

function refOf(index: PortfolioIndex, status: StatusFact): PeriodRef {
  const period = index.periods[index.positionOf.get(status.period) ?? -1]
  return period === undefined ? { id: status.period, label: status.asOf, asOf: status.asOf } : periodRef(period)
}

function ratingLines(index: PortfolioIndex, reports: readonly StatusFact[]): RatingLine[] {
  const lines = new Map<string, RatingLine>()
  for (const status of reports) {
    for (const rating of status.ratings) {
      const key = `${rating.assessor}.${rating.dimension}`
      const line = lines.get(key) ?? { assessor: rating.assessor, dimension: rating.dimension, points: [] }
      const before = line.points.at(-1)
      const value = valueOf(rating.value)
      const source = status.cells[`rating.${key}`]
      const point = {
        period: refOf(index, status),
        ...(value === undefined ? { absent: absenceOf(rating.value) } : { value }),
        scale: rating.scale,
        scaleBreak: before !== undefined && before.scale !== rating.scale,
        status: status.id,
        ...(source === undefined ? {} : { source }),
      }
      lines.set(key, { ...line, points: [...line.points, point] })
    }
  }
  return [...lines.values()]
}

function storyDays(index: PortfolioIndex, reports: readonly StatusFact[], field: DayField): StoryDay[] {
  let known: StatusFact | undefined
  return reports.map((status) => {
    const day = valueOf(status.days[field])
    const move = known === undefined ? undefined : moveBetween(known, status, field, false)
    if (day !== undefined) known = status
    const source = status.cells[field]
    return {
      period: refOf(index, status),
      ...(day === undefined
        ? { absent: absenceOf(status.days[field]), reason: absenceReasonOf(status.days[field]) }
        : { day }),
      ...(move === undefined || move.days === 0 ? {} : { move: move.days, movementReason: move.reason }),
      status: status.id,
      ...(source === undefined ? {} : { source }),
    }
  })
}

function storyMoney(index: PortfolioIndex, reports: readonly StatusFact[], field: MoneyField): StoryMoney[] {
  let known: StatusFact | undefined
  return reports.map((status) => {
    const money = valueOf(status.money[field])
    const range = rangeOf(status.money[field])
    const move = costMove(known, status, field)
    if (money !== undefined) known = status
    const source = status.cells[field]
    return {
      period: refOf(index, status),
      ...(money === undefined ? {} : { minor: money.minor, currency: money.currency }),
      ...(range === undefined
        ? {}
        : { low: range.low?.minor, high: range.high?.minor, currency: (range.low ?? range.high)?.currency }),
      ...(absenceOf(status.money[field]) === undefined
        ? {}
        : { absent: absenceOf(status.money[field]), reason: absenceReasonOf(status.money[field]) }),
      ...(move === undefined || move.change === 0 ? {} : { change: move.change, movementReason: move.reason }),
      status: status.id,
      ...(source === undefined ? {} : { source }),
    }
  })
}

/** From the first end date to the newest, over definitions that do not differ. */
function endDrift(index: PortfolioIndex, reports: readonly StatusFact[]): InitiativeStory['endDrift'] {
  const dated = reports.filter((status) => valueOf(status.days.endDate) !== undefined)
  const last = dated.at(-1)
  if (last === undefined) return undefined
  for (const first of dated.slice(0, -1)) {
    const move = moveBetween(first, last, 'endDate', false)
    if (move !== undefined)
      return { from: move.from, to: move.to, days: move.days, since: refOf(index, first), reason: move.reason }
  }
  return undefined
}

function inYearOf(index: PortfolioIndex, reports: readonly StatusFact[]): InitiativeStory['inYear'] {
  return reports.flatMap((status) => {
    const baseline = valueOf(status.money.inYearBaseline)
    const forecast = valueOf(status.money.inYearForecast)
    const currency = (forecast ?? baseline)?.currency
    if (currency === undefined) return []
    return {
      period: refOf(index, status),
      ...(baseline?.currency === currency ? { baseline: baseline.minor } : {}),
      ...(forecast === undefined ? {} : { forecast: forecast.minor }),
      currency,
    }
  })
}

function lineageOf(index: PortfolioIndex, id: string): InitiativeStory['lineage'] {
  const title = (of: string) => index.initiatives.get(of)?.title ?? 'an initiative not shown'
  return [...(index.lineageTo.get(id) ?? []), ...(index.lineageFrom.get(id) ?? [])]
    .filter(({ from, to }) => index.initiatives.has(from) || index.initiatives.has(to))
    .map((entry) => ({ ...entry, fromTitle: title(entry.from), toTitle: title(entry.to) }))
}

function remarksOf({ facts }: PortfolioIndex, id: string): InitiativeStory['narrative']['remarks'] {
  return facts.remarks
    .filter(({ initiative }) => initiative === id)
    .map(({ initiative: _of, period: _in, ...remark }) => remark)
}
