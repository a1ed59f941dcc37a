import type { RecordJson } from '@gantry/domain/records/record-json'
import type { Http } from './http.ts'

export interface TreeNode {
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly type: string
  readonly parent: string | null
  readonly decisionStatus: string | null
  readonly stage: string | null
  readonly condition: string
  readonly unit: string | null
}

/** The tree of initiatives, and moving within it. */
export function initiativeCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}/initiatives`
  return {
    /** Parents before children. */
    tree: (signal?: AbortSignal) => http.get<{ readonly nodes: readonly TreeNode[] }>(`${base}/tree`, { signal }),
    move: (ref: string, body: { version: number; parent: string | null; reason?: string }) =>
      http.post<RecordJson>(`${base}/${encodeURIComponent(ref)}/move`, body),
  }
}
