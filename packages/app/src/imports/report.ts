import type { LinkChoice } from './link-choices.ts'
import type { ImportProblem, Mapping, ProposalBasis } from '@gantry/domain/import/types'

/** What an import did, or would do: one object for screen, API and command. */
export interface ImportReport {
  /** Null for a dry run, and when nothing changed. */
  readonly id: string | null
  readonly dryRun: boolean
  readonly portfolio: { readonly id: string; readonly title: string; readonly created: boolean }
  /** Parents that the files name and nobody knows: made along, or not. */
  readonly parents: readonly ParentReport[]
  readonly files: readonly FileReport[]
}

export interface ParentReport {
  readonly name: string
  readonly type: 'portfolio' | 'programme'
  /** New initiatives that name it. */
  readonly rows: number
  readonly files: readonly string[]
  readonly created: boolean
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
  /** By which an import of the same files is told what was decided. */
  readonly key: string
  readonly choice: LinkChoice | null
  readonly row: number
  readonly basis: ProposalBasis
  readonly score: number
  readonly evidence: readonly string[]
  readonly incoming: {
    readonly externalId: string | null
    readonly title: string
    readonly unit: string | null
    /** Of its period. */
    readonly asOf: string
  }
  readonly known: {
    readonly initiative: string
    /** INI-12; null for one that these very files bring. */
    readonly ref: string | null
    readonly externalId: string | null
    readonly title: string
    readonly unit: string | null
    /** Of its last report before the period of the row. */
    readonly lastAsOf: string | null
  }
}

export type ProblemReport = Omit<ImportProblem, 'file'>

export interface UnmappedReport {
  readonly index: number
  readonly column: string
  readonly reason: string
  readonly sheet?: string
}
