import type { Query, Result } from '../database.ts'

/** How far the chains of all organisations are sealed. */
export interface Sealing {
  readonly sealed: number
  readonly unsealed: number
  /** When the oldest event that waits was written; ISO instant. */
  readonly waitingSince: string | null
  readonly lastSealedAt: string | null
}

/** In the system's scope. */
export const sealingQuery: Query = {
  text: `select (select coalesce(sum(position), 0)::int8 from seal_head) as sealed, count(*) as unsealed,
      min(at) as waiting_since, (select max(sealed_at) from seal_head where position > 0) as last_sealed_at
    from event where position is null`,
}

export function sealingOf(result: Result | undefined): Sealing {
  const row = result?.rows[0] ?? {}
  return {
    sealed: Number(row.sealed),
    unsealed: Number(row.unsealed),
    waitingSince: (row.waiting_since as string | null | undefined) ?? null,
    lastSealedAt: (row.last_sealed_at as string | null | undefined) ?? null,
  }
}
