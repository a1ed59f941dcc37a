import type { DeclarationFact } from '@gantry/domain/portfolio/facts'
import type { EvidenceAnswer } from '@gantry/domain/portfolio/evidence-for'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

export interface OverviewQuery {
  readonly period?: string
  readonly compare?: string
  readonly portfolio?: string
  readonly unit?: readonly string[]
  readonly category?: readonly string[]
  readonly rating?: readonly string[]
  readonly search?: string
}

export interface DecisionFromFinding {
  readonly finding: string
  readonly period?: string
  readonly compare?: string
  readonly question: string
  readonly context?: string
  readonly options: readonly string[]
  /** Without one the question is put, and decided later. */
  readonly outcome?: 'approved' | 'rejected' | 'noted' | 'deferred' | 'inPart'
  readonly choice?: string
  readonly reason?: string
  readonly right: string
  readonly madeOn?: string
  readonly decideBy?: string
}

/** A rule set aside for a time, everywhere or for one initiative or unit. */
export interface Mute {
  readonly id: string
  readonly rule: string
  readonly subject: { readonly kind: 'initiative' | 'unit'; readonly ref: string; readonly title: string } | null
  readonly reason: string
  readonly reviewOn: string
  readonly at: string
  readonly byName: string
  readonly allowed: { readonly unmute: Verdict }
}

/** Two definitions that a person declared the same, or different. */
export interface Declaration extends DeclarationFact {
  readonly oneText: string
  readonly otherText: string
  readonly allowed: { readonly withdraw: Verdict }
}

/** What was done with a remark, and how it read after that. */
export interface RemarkEntry {
  readonly at: string
  readonly byName: string
  readonly verb: 'created' | 'changed' | 'removed' | 'restored'
  readonly text: string | null
}

/** The portfolio and what can be done from its page. */
export function overviewCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}`
  return {
    overview: (query: OverviewQuery, signal?: AbortSignal) =>
      http.get<Overview>(`${base}/overview`, { query: { ...query }, signal }),
    /** `initiative`: reference or id. */
    story: (initiative: string, query: Pick<OverviewQuery, 'period' | 'compare'>, signal?: AbortSignal) =>
      http.get<InitiativeStory>(`${base}/initiatives/${encodeURIComponent(initiative)}/story`, {
        query: { ...query },
        signal,
      }),
    evidence: (of: { measure: string } | { finding: string }, query: OverviewQuery, signal?: AbortSignal) =>
      http.get<EvidenceAnswer>(`${base}/overview/evidence`, { query: { ...query, ...of }, signal }),
    overviewPdf: (query: OverviewQuery) => http.address(`${base}/overview.pdf`, { ...query }),
    /** `initiatives`: references of those that get a page, in their order. */
    boardPack: (query: OverviewQuery, initiatives: readonly string[], signal?: AbortSignal) =>
      http.file(`${base}/board-pack.pdf`, { query: { ...query, initiatives: initiatives.join(',') }, signal }),
    decide: (decision: DecisionFromFinding) => http.post<RecordJson>(`${base}/decisions/from-finding`, decision),
    mute: (mute: { rule: string; subject?: string; reason: string; reviewOn: string }) =>
      http.post<{ id?: string }>(`${base}/findings/mute`, mute),
    mutes: (signal?: AbortSignal) => http.get<{ readonly rows: readonly Mute[] }>(`${base}/findings/mute`, { signal }),
    unmute: (id: string) => http.delete<unknown>(`${base}/findings/mute/${encodeURIComponent(id)}`),
    declarations: (signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly Declaration[] }>(`${base}/definitions/declared`, { signal }),
    /** That two definitions of a field mean the same, or do not; `from`: of one that came to mean something else. */
    declare: (declaration: Pick<DeclarationFact, 'field' | 'one' | 'other' | 'verdict' | 'reason' | 'from'>) =>
      http.post<{ readonly id: string }>(`${base}/definitions/declared`, declaration),
    withdraw: (id: string) => http.delete<unknown>(`${base}/definitions/declared/${encodeURIComponent(id)}`),
    remark: (remark: { period: string; initiative?: string; text: string }) =>
      http.post<{ readonly id: string }>(`${base}/remarks`, remark),
    reword: (id: string, change: { version: number; text: string }) =>
      http.patch<{ readonly id: string; readonly version: number }>(
        `${base}/remarks/${encodeURIComponent(id)}`,
        change,
      ),
    takeRemarkAway: (id: string) => http.delete<unknown>(`${base}/remarks/${encodeURIComponent(id)}`),
    restoreRemark: (id: string) => http.post<unknown>(`${base}/remarks/${encodeURIComponent(id)}/restore`, {}),
    remarkHistory: (id: string, signal?: AbortSignal) =>
      http.get<{ readonly entries: readonly RemarkEntry[] }>(`${base}/remarks/${encodeURIComponent(id)}/history`, {
        signal,
      }),
  }
}
