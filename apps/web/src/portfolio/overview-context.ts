import type { OverviewQuery } from '@gantry/client'
import type { Comparison, Finding, Measure, Overview, OverviewRow } from '@gantry/domain/portfolio/overview'
import { createContext, useContext } from 'react'

/** The answer the page draws, with what its parts look up in it. */
export interface OverviewView {
  readonly overview: Overview
  readonly query: OverviewQuery
  readonly rows: ReadonlyMap<string, OverviewRow>
  readonly measures: ReadonlyMap<string, Measure>
  readonly comparisons: ReadonlyMap<string, Comparison>
  readonly findings: ReadonlyMap<string, Finding>
  readonly units: ReadonlyMap<string, string>
}

export function viewOverview(overview: Overview, query: OverviewQuery): OverviewView {
  return {
    overview,
    query,
    rows: new Map(overview.rows.map((row) => [row.initiative, row])),
    measures: new Map(overview.measures.map((measure) => [measure.id, measure])),
    comparisons: new Map(overview.comparisons.map((comparison) => [comparison.id, comparison])),
    findings: new Map(overview.findings.map((finding) => [finding.id, finding])),
    units: new Map(overview.scope.choices.units.map(({ id, label }) => [id, label])),
  }
}

export const OverviewContext = createContext<OverviewView | null>(null)

export function useOverviewView(): OverviewView {
  const view = useContext(OverviewContext)
  if (view === null) throw new Error('no overview around this component')
  return view
}
