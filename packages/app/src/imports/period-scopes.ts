import { proposeScope } from '@gantry/domain/portfolio/period-scope'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import type { PlannedPeriod } from './period-book.ts'
import type { PlannedStatus } from './status-book.ts'

/** Who was expected to report: everyone, or the units of files that cover a part. `proposed`: no person has said so. */
export type ScopeRow =
  | { readonly everyone: true; readonly proposed: true }
  | { readonly units: string[]; readonly proposed: true }

/**
 * The scope of each imported period after this import, seen beside the other periods: two departments' files alone are
 * everyone there is, beside the whole government's they are a part. Periods whose scope a person has set are left out.
 */
export function periodScopes(
  known: KnownPortfolio,
  periods: readonly PlannedPeriod[],
  statuses: readonly PlannedStatus[],
): Map<string, ScopeRow> {
  const units = new Map<string, Set<string>>(periods.map((period) => [period.id, new Set()]))
  const add = (period: string, unit: string | number | null | undefined) => {
    if (typeof unit !== 'string') return
    const there = units.get(period)
    if (there) there.add(unit)
    else units.set(period, new Set([unit]))
  }
  for (const status of known.statuses) add(status.period, status.unit)
  for (const { reported } of statuses) add(reported.period, reported.columns.reported_unit)

  const set = new Set(
    known.periods.filter((p) => !p.deleted && (p.state !== 'imported' || !p.scope.proposed)).map((p) => p.id),
  )
  const scopes = new Map<string, ScopeRow>()
  for (const [id, own] of units) {
    if (set.has(id)) continue
    const others = [...units].filter(([other]) => other !== id).map(([, theirs]) => [...theirs])
    const part = own.size === 0 ? undefined : proposeScope([...own].sort(), others)
    scopes.set(id, part ? { units: part, proposed: true } : { everyone: true, proposed: true })
  }
  return scopes
}
