import type { OverviewQuery } from '@gantry/client'
import type { Comparison, Finding, Measure, PeriodRef } from '@gantry/domain/portfolio/overview'
import { createContext, useContext } from 'react'

/** What the sentences on a page look up: their measures, comparisons and findings, and what was asked for. */
export interface Statements {
  readonly query: OverviewQuery
  readonly period: PeriodRef
  readonly compare?: PeriodRef
  readonly measures: ReadonlyMap<string, Measure>
  readonly comparisons: ReadonlyMap<string, Comparison>
  readonly findings: ReadonlyMap<string, Finding>
  /** The initiative whose page this is: its name leads nowhere. */
  readonly self?: string
  /** Reference of an initiative, for its address; its id where it is not on the page. */
  refOf(initiative: string): string
}

export const StatementContext = createContext<Statements | null>(null)

export function useStatements(): Statements {
  const statements = useContext(StatementContext)
  if (statements === null) throw new Error('no statements around this component')
  return statements
}

export const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))
