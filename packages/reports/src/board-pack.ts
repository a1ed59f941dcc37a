import { countText, dayText, durationText, moneyText, percentText } from '@gantry/domain/narrative/format'
import type { Measure, Overview, OverviewRow } from '@gantry/domain/portfolio/overview'
import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { findingPaper } from './finding-paper.ts'
import { initiativePaper, moneyOrWhy } from './initiative-paper.ts'
import { askedOf, headOf, overviewPaper } from './overview-paper.ts'
import type { BoardPackDocument, MethodPaper, OverviewDocument, RowPaper } from './paper.ts'
import { cut, runsOf } from './runs.ts'
import { absenceWords, definitions } from './words.ts'

const mostFindings = 16

/** The overview on one page. `printedOn` is an ISO day. */
export function overviewDocument(overview: Overview, organisation: string, printedOn: string): OverviewDocument {
  return { document: 'overview', head: headOf(overview, organisation, printedOn), overview: overviewPaper(overview) }
}

/** What a board reads: the overview, what to decide, the findings, the initiatives chosen, every initiative in a row, the method. */
export function boardPackDocument(
  overview: Overview,
  stories: readonly InitiativeStory[],
  { organisation, printedOn }: { organisation: string; printedOn: string },
): BoardPackDocument {
  const open = overview.findings.filter(({ mutedUntil }) => mutedUntil === undefined)
  const muted = overview.findings.filter(({ mutedUntil }) => mutedUntil !== undefined)
  return {
    document: 'board-pack',
    head: headOf(overview, organisation, printedOn),
    overview: overviewPaper(overview),
    findings: open.slice(0, mostFindings).map(findingPaper),
    moreFindings: Math.max(0, open.length - mostFindings),
    muted: muted.slice(0, 12).map(({ sentence, mutedUntil, muteReason }) => ({
      said: runsOf(sentence),
      until: dayText(mutedUntil ?? ''),
      reason: cut(muteReason ?? '', 240),
    })),
    questions: askedOf(overview, overview.scope.period),
    initiatives: stories.map(initiativePaper),
    rows: overview.rows.map(rowPaper),
    method: methodPaper(overview),
  }
}

function rowPaper(row: OverviewRow): RowPaper {
  const { lead, leadBefore, endDate, endDateMoveDays: days, wholeLifeCost, wholeLifeCostChange: change } = row
  const currency = wholeLifeCost?.currency ?? 'XXX'
  const status = row.mayBe ? `${statusWords[row.status]}; renamed?` : statusWords[row.status]
  return {
    ref: row.ref,
    title: cut(row.title, 70),
    unit: cut(row.unitTitle ?? '', 32),
    rating: lead?.value ?? 'none',
    before: leadBefore?.comparable ? (leadBefore.value ?? 'none') : null,
    end: endDate ? dayText(endDate) : row.endDateAbsent ? absenceWords[row.endDateAbsent] : status,
    move: days ? `${days > 0 ? '+' : '−'}${durationText(days)}` : '',
    cost: wholeLifeCost
      ? moneyOrWhy(costOf(wholeLifeCost))
      : row.wholeLifeCostAbsent
        ? absenceWords[row.wholeLifeCostAbsent]
        : '',
    change: change ? `${change > 0 ? '+' : '−'}${moneyText(Math.abs(change), currency)}` : '',
  }
}

/** A band travels with its bounds; a figure has neither. */
function costOf({ minor, currency, low, high }: NonNullable<OverviewRow['wholeLifeCost']>) {
  return low === undefined && high === undefined ? { minor, currency } : { low, high, currency }
}

const statusWords: Readonly<Record<OverviewRow['status'], string>> = {
  reported: '',
  new: '',
  left: 'not reported now',
  notExpected: 'not expected',
  missing: 'report not in',
}

function methodPaper({ measures, comparisons }: Overview): MethodPaper {
  return {
    definitions,
    comparisons: comparisons.map(({ id, valid, conditions }) => ({
      label: comparisonLabel(id),
      valid,
      conditions: conditions.map(({ holds, text }) => ({ holds, text: cut(text, 200) })),
    })),
    measures: measures.filter(shown).map((measure) => ({
      label: cut(measure.label, 110),
      value: valueText(measure),
      population: `${countText(measure.population.n)} of ${countText(measure.population.of)}`,
      formula: cut(measure.formula, 170),
    })),
  }
}

/** Zeros are left to the screen; what a page says rests on the others. */
function shown({ value }: Measure): boolean {
  return value !== 0
}

function valueText({ value, unit, currency }: Measure): string {
  if (unit === 'minor') return moneyText(value, currency ?? 'XXX')
  if (unit === 'percent') return percentText(value)
  if (unit === 'days') return `${countText(value)} days`
  return countText(value)
}

const comparisonLabels: Readonly<Record<string, string>> = {
  'change.rating.lead': 'Lead ratings',
  'change.wholeLifeCost': 'Whole-life cost, like for like',
  'bridge.wholeLifeCost': 'Whole-life cost, totals',
  'change.benefits': 'Benefits, like for like',
  'bridge.benefits': 'Benefits, totals',
  'change.endDate': 'End dates',
  'variance.inYear': 'Forecast against baseline for the year',
}

function comparisonLabel(id: string): string {
  if (id.startsWith('change.endDate.lastKnown.')) return 'End dates, against the last one known'
  return comparisonLabels[id] ?? cut(id, 60)
}
