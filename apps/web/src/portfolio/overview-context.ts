import type { OverviewQuery } from '@gantry/client'
import type { Overview, OverviewRow } from '@gantry/domain/portfolio/overview'
import { createContext, useContext } from 'react'
import { byId, type Statements } from '../statements/statement-context.ts'

/** The answer the page draws, with what its parts look up in it. */
export interface OverviewView extends Statements {
  readonly overview: Overview
  readonly rows: ReadonlyMap<string, OverviewRow>
}

export function viewOverview(overview: Overview, query: OverviewQuery): OverviewView {
  const rows = new Map(overview.rows.map((row) => [row.initiative, row]))
  return {
    overview,
    query,
    rows,
    period: overview.scope.period,
    compare: overview.scope.compare,
    measures: byId(overview.measures),
    comparisons: byId(overview.comparisons),
    findings: byId(overview.findings),
    refOf: (initiative) => rows.get(initiative)?.ref ?? initiative,
  }
}

export const OverviewContext = createContext<OverviewView | null>(null)

export function useOverviewView(): OverviewView {
  const view = useContext(OverviewContext)
  if (view === null) throw new Error('no overview around this component')
  return view
}
