import { rankFindings, tellFinding } from '../findings/find.ts'
import { decisionsAsked, mostAsked, questionsOf } from '../findings/questions.ts'
import { portfolioNarrative } from '../narrative/portfolio-narrative.ts'
import { type Analysis, analyse } from './analysis.ts'
import { dataQuality } from './charts/data-quality.ts'
import { dateMoveChart } from './charts/date-moves.ts'
import { movementMatrix } from './charts/movement-matrix.ts'
import { nextNinety } from './charts/next-ninety.ts'
import { ratingChart } from './charts/rating-chart.ts'
import type { PortfolioFacts } from './facts.ts'
import type { Charts, Evidence, Overview, OverviewRequest } from './overview.ts'
import { type PortfolioIndex, indexFacts } from './portfolio-index.ts'
import { overviewRows } from './rows.ts'
import { scopeOf } from './scope.ts'
import { type View, viewOf } from './view.ts'

/** The whole answer for a portfolio in a period: pure, from facts the reader may see. */
export function buildOverview(facts: PortfolioFacts, request: OverviewRequest): Overview {
  return overviewOf(indexFacts(facts), request)
}

/** The same from facts indexed before: filters and other periods need no new index. */
export function overviewOf(index: PortfolioIndex, request: OverviewRequest): Overview {
  const view = viewOf(index, request)
  if (view === undefined) return emptyOverview(index, request)
  const analysis = analyse(view)
  const measures = [...analysis.measures.values()].map(shortened)
  const comparisons = [...analysis.comparisons.values()]
  const findings = rankFindings(analysis)
  const decisions = decisionsAsked(analysis)
  return {
    scope: scopeOf(view, comparisons, measures),
    measures,
    comparisons,
    findings: findings.map(tellFinding).map(shortened),
    narrative: { sentences: portfolioNarrative(analysis, findings), remarks: remarksOf(view) },
    questions: questionsOf(analysis, findings, mostAsked - decisions.length),
    decisions,
    charts: chartsOf(analysis),
    rows: overviewRows(view),
  }
}

/** Hundreds of report ids behind every measure would outweigh the answer: the first stand for the rest, which evidence gives. */
function shortened<T extends { readonly evidence: Evidence }>(of: T): T {
  const { statuses } = of.evidence
  if (statuses.length <= listed) return of
  return { ...of, evidence: { ...of.evidence, statuses: statuses.slice(0, listed), of: statuses.length } }
}

const listed = 20

function chartsOf({ view, ratings, cost, dates, comparisons }: Analysis): Charts {
  const bridge = comparisons.get('bridge.wholeLifeCost')?.bridge
  return {
    ratings: ratingChart(view),
    movement: movementMatrix(ratings),
    ...(cost === undefined || bridge === undefined ? {} : { bridge }),
    dateMoves: dateMoveChart(view, dates),
    next90: nextNinety(view),
    dataQuality: dataQuality(view),
  }
}

/** The owner's words on the portfolio in this period. */
function remarksOf({ index, period }: View): Overview['narrative']['remarks'] {
  return index.facts.remarks
    .filter(({ initiative, period: of }) => initiative === undefined && of === period.id)
    .map(({ initiative: _of, period: _in, ...remark }) => remark)
}

/** An organisation without a single period: nothing to say, and the answer says so. */
function emptyOverview({ facts }: PortfolioIndex, request: OverviewRequest): Overview {
  return {
    scope: {
      portfolio: { title: facts.organisation.name },
      period: { id: '', label: '', asOf: request.today },
      periods: [],
      reported: { n: 0, of: 0, basis: 'none' },
      notExpectedUnits: 0,
      filters: request.filters ?? {},
      definitions: [],
      warnings: [{ code: 'periods.none', text: 'There is no reporting period yet.' }],
      choices: { units: [], categories: [], ratings: [] },
    },
    measures: [],
    comparisons: [],
    findings: [],
    narrative: { sentences: [], remarks: [] },
    questions: [],
    decisions: [],
    charts: {
      ratings: [],
      movement: { values: [], cells: [], notComparable: [] },
      dateMoves: [],
      next90: [],
      dataQuality: [],
    },
    rows: [],
  }
}
