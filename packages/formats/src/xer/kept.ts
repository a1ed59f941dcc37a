import type { Plan } from '@gantry/planning'
import { isRecord } from './cells.ts'
import type { XerProject } from './projects.ts'
import type { Cells } from './xer-file.ts'

/** What of an XER file has no place in a plan, under `plan.kept.xer`. */
export interface XerKept {
  readonly header: readonly string[]
  readonly encoding: string
  readonly projects: readonly XerProject[]
  /** In the file's order; without rows where they became part of the plan. */
  readonly tables: readonly KeptTable[]
  /** Rows that could not become part of the plan, such as links to activities elsewhere. */
  readonly loose: Readonly<Record<string, readonly Cells[]>>
}

export interface KeptTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows?: readonly Cells[]
}

/** What was kept, where the plan came from XER; a plan may have come through other hands, so its shape is looked at. */
export function keptOf(plan: Plan): XerKept | undefined {
  const kept = plan.kept?.['xer']
  if (!isRecord(kept) || !Array.isArray(kept['tables']) || !Array.isArray(kept['projects'])) return undefined
  return kept as unknown as XerKept
}
