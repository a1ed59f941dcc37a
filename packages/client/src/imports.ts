import type { AbsenceType } from '@gantry/domain/absence'
import type { ColumnMapping, ColumnProposal, ImportProblem, PeriodProposal } from '@gantry/domain/import/types'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

export type {
  ColumnExample,
  ColumnFormat,
  ColumnMapping,
  ColumnProposal,
  ColumnRule,
  FieldValue,
  InterpretedCell,
  PeriodProposal,
} from '@gantry/domain/import/types'

export interface ImportPreview {
  /** With it the same files are imported without sending them again. */
  readonly token: string
  readonly files: readonly FilePreview[]
  readonly report: ImportReport | null
  readonly refusal: { readonly id: string; readonly message: string; readonly mend?: string } | null
}

export interface FilePreview {
  readonly file: string
  readonly bytes: number
  readonly tables: readonly TablePreview[]
  readonly problems: readonly ImportProblem[]
}

export interface TablePreview {
  readonly sheet?: string
  readonly encoding: string
  readonly delimiter: string
  readonly headerRow: number
  readonly fingerprint: string
  readonly columns: readonly ColumnProposal[]
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly periods: readonly PeriodProposal[]
  readonly picture: readonly PeriodPicture[]
}

export interface PeriodPicture {
  readonly period: string
  readonly rows: number
  readonly ratings: readonly { readonly target: string; readonly counts: Readonly<Record<string, number>> }[]
  readonly totals: readonly FieldTotal[]
}

export interface FieldTotal {
  readonly field: string
  readonly currency: string | null
  readonly minor: number
  readonly n: number
  readonly ranges: number
  readonly of: number
  readonly absent: Readonly<Partial<Record<AbsenceType, number>>>
}

export type ProblemReport = Omit<ImportProblem, 'file'>

export type LinkChoice = 'same' | 'apart'

export interface LinkReport {
  /** By which an import of the same files is told what was decided. */
  readonly key: string
  readonly choice: LinkChoice | null
  readonly row: number
  readonly basis: string
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

export interface FileReport {
  readonly file: string
  readonly periods: readonly { readonly period: string; readonly asOf: string; readonly statusRows: number }[]
  readonly initiativesCreated: number
  readonly initiativesUpdated: number
  readonly statusRowsChanged: number
  readonly proposedLinks: readonly LinkReport[]
  readonly problems: readonly ProblemReport[]
  readonly unmapped: readonly {
    readonly index: number
    readonly column: string
    readonly reason: string
    readonly sheet?: string
  }[]
}

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
  readonly rows: number
  readonly files: readonly string[]
  readonly created: boolean
}

export interface ImportListing {
  readonly id: string
  readonly state: 'applied' | 'undone'
  readonly portfolio: { readonly id: string; readonly title: string }
  readonly files: readonly string[]
  readonly statusRowsChanged: number
  readonly initiativesCreated: number
  readonly problems: number
  readonly at: string
  readonly byName: string | null
  readonly undoneAt: string | null
  readonly undoReason: string | null
}

/** One mapping a table of the files, known again by its fingerprint. */
export interface TableMapping {
  readonly fingerprint: string
  readonly columns: readonly ColumnMapping[]
}

export interface ImportChoice {
  /** Of all files. */
  readonly period?: string
  /** Of single files and sheets: wins over `period`. */
  readonly periods?: readonly { readonly file: string; readonly sheet?: string; readonly period: string }[]
  readonly portfolio?: string
  /** ISO 4217: of amounts beside which the files name none. */
  readonly currency?: string
  readonly mapping?: readonly TableMapping[]
  readonly dryRun?: boolean
  /** What was decided about proposed matches, by their keys. */
  readonly links?: Readonly<Record<string, LinkChoice>>
  /** Parents to make along: all that are unknown, or those named. */
  readonly createParents?: boolean | readonly string[]
}

export interface IdentitySide {
  readonly initiative: {
    readonly id: string
    readonly ref: string
    readonly title: string
    readonly unit: string | null
  }
  readonly externalId: string | null
  readonly name: string
  readonly unit: string | null
  readonly unitId: string | null
  readonly reports: readonly {
    readonly period: string
    readonly asOf: string
    readonly title: string
    readonly endDate: string | null
    readonly wholeLifeCost: { readonly minor: number; readonly currency: string } | null
    readonly rating: string | null
  }[]
}

export interface ProposedIdentity {
  readonly proposal: string
  readonly basis: string
  readonly score: number
  readonly evidence: readonly string[]
  readonly sourceIdentity: string
  readonly incoming: IdentitySide
  readonly known: IdentitySide
  /** Periods in which both reported: then they cannot be one. */
  readonly clash: readonly string[]
  readonly mayLink: boolean
}

/** What became of several matches: those linked, and those that wait on with the reason. */
export interface LinkedSeveral {
  readonly linked: readonly string[]
  readonly left: readonly { readonly proposal: string; readonly id: string; readonly message: string }[]
}

export interface LinkedIdentity {
  readonly link: string
  readonly sourceIdentity: string
  readonly externalId: string | null
  readonly name: string
  readonly unit: string | null
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string }
  readonly from: string | null
  readonly until: string | null
  readonly how: string
  readonly byName: string | null
  readonly at: string
  readonly reason: string | null
  readonly mayBreak: boolean
}

/** Amounts of which nobody knows the currency, and those of which somebody said it. */
export interface CurrencyStanding {
  /** Reports with an amount without a currency. */
  readonly unknown: number
  readonly said: readonly { readonly currency: string; readonly reports: number }[]
  readonly allowed: { readonly set: Verdict }
}

/** Portfolios in, and under which names sources speak of initiatives. */
export function importCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}`
  return {
    /** `key`: under which `progress` can be asked for while the files are read. */
    preview: (files: readonly File[], key: string, signal?: AbortSignal) => {
      const form = new FormData()
      for (const file of files) form.append('files', file)
      return http.post<ImportPreview>(`${base}/imports/preview`, form, { query: { key }, signal })
    },
    /** The same files again, read as the person now says. */
    previewAgain: (token: string, choice: ImportChoice, signal?: AbortSignal) =>
      http.post<ImportPreview>(`${base}/imports/preview`, { token, ...choice }, { signal }),
    /** One column, read as the person now says. */
    readColumn: (
      asked: { token: string; files: readonly string[]; fingerprint: string; column: object },
      signal?: AbortSignal,
    ) => http.post<ColumnProposal>(`${base}/imports/preview/column`, asked, { signal }),
    make: (token: string, choice: ImportChoice, key: string, signal?: AbortSignal) =>
      http.post<ImportReport>(`${base}/imports`, { token, ...choice }, { query: { key }, signal }),
    progress: (key: string, signal?: AbortSignal) =>
      http.get<{ readonly fraction: number | null }>(`${base}/imports/progress/${encodeURIComponent(key)}`, { signal }),
    list: (signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly ImportListing[] }>(`${base}/imports`, { signal }),
    read: (id: string, signal?: AbortSignal) =>
      http.get<ImportListing & { readonly report: ImportReport }>(`${base}/imports/${encodeURIComponent(id)}`, {
        signal,
      }),
    undo: (id: string, reason: string, force: boolean) =>
      http.post<unknown>(`${base}/imports/${encodeURIComponent(id)}/undo`, { reason, force }),
    /** `of`: only what that import brought. */
    currency: (of: string | undefined, signal?: AbortSignal) =>
      http.get<CurrencyStanding>(`${base}/amounts/currency`, { query: { import: of }, signal }),
    sayCurrency: (currency: string, of?: string) =>
      http.post<{ readonly reports: number }>(`${base}/amounts/currency`, { currency, import: of }),
    proposed: (signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly ProposedIdentity[] }>(`${base}/identities`, {
        query: { state: 'proposed' },
        signal,
      }),
    linked: (initiative: string | undefined, signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly LinkedIdentity[] }>(`${base}/identities`, {
        query: { state: 'linked', initiative },
        signal,
      }),
    link: (body: {
      proposal?: string
      sourceIdentity?: string
      of?: string
      initiative?: string
      from?: string
      reason?: string
    }) => http.post<unknown>(`${base}/identities/link`, body),
    linkSeveral: (proposals: readonly string[]) =>
      http.post<LinkedSeveral>(`${base}/identities/link-several`, { proposals }),
    /** One unit became the other: settles the matches that this explains. */
    settleBySuccession: (body: { from: string; to: string; how: string; onDay: string }) =>
      http.post<LinkedSeveral>(`${base}/identities/settle`, body),
    break: (body: { sourceIdentity?: string; proposal?: string; from?: string; reason?: string }) =>
      http.post<unknown>(`${base}/identities/break`, body),
    dismiss: (proposal: string) => http.post<unknown>(`${base}/identities/dismiss`, { proposal }),
  }
}
