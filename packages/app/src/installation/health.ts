import type { StoreStats } from '@gantry/store/database'
import type { Sealing } from '@gantry/store/events/sealing'

/** The figures by which somebody sees whether an installation is well. */
export interface HealthFigures {
  /** When they were read; ISO instant. */
  readonly at: string
  readonly store: Omit<StoreStats, 'slow'>
  readonly slow: StoreStats['slow']
  readonly events: Sealing & {
    /** How long the oldest event that is not sealed has waited. */
    readonly lagSeconds: number
    /** When the sealer last ended a round; ISO instant. */
    readonly lastRoundAt: string | null
  }
  readonly folder: FolderFigures
  readonly process: ProcessFigures
  readonly requests: RequestFigures
  readonly backup: BackupNote | null
  /** Of the caller's organisation. */
  readonly verified: VerifiedNote | null
}

export interface FolderFigures {
  /** Of all files in the data folder. */
  readonly bytes: number
  /** Left on its disk; null where the system does not say. */
  readonly freeBytes: number | null
}

export interface ProcessFigures {
  readonly startedAt: string
  readonly memoryBytes: number
  readonly node: string
}

/** Answers of the API over the last minutes; live streams are left out. */
export interface RequestFigures {
  readonly minutes: number
  readonly count: number
  /** Answered with a fault of ours (5xx). */
  readonly failed: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
}

export interface BackupNote {
  readonly at: string
  readonly bytes: number
}

export interface VerifiedNote {
  readonly at: string
  readonly holds: boolean
  readonly events: number
}

/** What an installation knows of itself besides its store. */
export interface HealthSources {
  folder(): Promise<FolderFigures>
  process(): ProcessFigures
  /** @param now ISO instant */
  requests(now: string): RequestFigures
  lastBackup(): BackupNote | null
  lastVerified(org: string): VerifiedNote | null
  /** ISO instant. */
  lastRoundAt(): string | null
}
