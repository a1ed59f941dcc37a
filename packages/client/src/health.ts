import type { Http } from './http.ts'

/** Where something can be looked at. */
export type HealthPart = 'events' | 'verified' | 'backup' | 'store' | 'folder' | 'process' | 'requests' | 'slow'

/** The figures by which an administrator sees whether the installation is well. Instants are ISO. */
export interface Health {
  readonly at: string
  readonly store: {
    readonly kind: 'embedded' | 'postgres'
    readonly version: string
    readonly databaseBytes: number
    readonly walBytes: number | null
    readonly memoryBytes: number | null
    readonly queued: number
    readonly connections: number
    readonly restarts: number
    readonly checkpointAt: string | null
  }
  readonly slow: readonly { readonly at: string; readonly ms: number; readonly statement: string }[]
  readonly events: {
    readonly sealed: number
    readonly unsealed: number
    readonly lagSeconds: number
    readonly lastSealedAt: string | null
    readonly lastRoundAt: string | null
  }
  readonly folder: { readonly bytes: number; readonly freeBytes: number | null }
  readonly process: { readonly startedAt: string; readonly memoryBytes: number; readonly node: string }
  readonly requests: {
    readonly minutes: number
    readonly count: number
    readonly failed: number
    readonly p50Ms: number | null
    readonly p95Ms: number | null
  }
  readonly backup: { readonly at: string; readonly bytes: number } | null
  readonly verified: { readonly at: string; readonly holds: boolean; readonly events: number } | null
  readonly look: readonly { readonly part: HealthPart; readonly message: string; readonly mend: string }[]
}

export function healthCalls(http: Http, org: string) {
  return {
    health: (signal?: AbortSignal) => http.get<Health>(`/orgs/${encodeURIComponent(org)}/health`, { signal }),
  }
}
