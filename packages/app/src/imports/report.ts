import type { ImportProblem, Mapping, ProposalBasis } from '@gantry/domain/import/types'

/** What an import did, or would do: one object for screen, API and command. */
export interface ImportReport {
  /** Null for a dry run, and when nothing changed. */
  readonly id: string | null
  readonly dryRun: boolean
  readonly portfolio: { readonly id: string; readonly title: string; readonly created: boolean }
  readonly files: readonly FileReport[]
}

export interface FileReport {
  readonly file: string
  readonly periods: readonly PeriodReport[]
  readonly initiativesCreated: number
  readonly initiativesUpdated: number
  readonly statusRowsChanged: number
  /** One for each table in the file. */
  readonly mapping: readonly (Mapping & { readonly sheet?: string })[]
  readonly proposedLinks: readonly LinkReport[]
  readonly problems: readonly ProblemReport[]
  readonly unmapped: readonly UnmappedReport[]
}

export interface PeriodReport {
  readonly period: string
  readonly asOf: string
  readonly statusRows: number
}

/** A weaker match: both sides, for a person to decide. */
export interface LinkReport {
  readonly row: number
  readonly basis: ProposalBasis
  readonly score: number
  readonly evidence: readonly string[]
  readonly incoming: { readonly externalId: string | null; readonly title: string; readonly unit: string | null }
  readonly known: {
    readonly initiative: string
    readonly externalId: string | null
    readonly title: string
    readonly unit: string | null
  }
}

export type ProblemReport = Omit<ImportProblem, 'file'>

export interface UnmappedReport {
  readonly index: number
  readonly column: string
  readonly reason: string
  readonly sheet?: string
}
