import type { PeriodProposal } from '@gantry/domain/import/types'
import type { KnownPortfolio, PeriodRow } from '@gantry/store/imports/known'

export interface PlannedPeriod {
  readonly id: string
  readonly label: string
  readonly asOf: string
  /** Nothing there before this import. */
  readonly isNew: boolean
  /** It was there, and removed by an undone import. */
  readonly revived: boolean
  readonly before: PeriodRow | undefined
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly cadence: string | null
}

/** Periods by as-of date first, else by label: two releases of one date are the same period. */
export interface PeriodBook {
  find(proposal: PeriodProposal & { asOf: string }): PlannedPeriod
  readonly all: readonly PlannedPeriod[]
}

export function periodBook(portfolio: KnownPortfolio, newId: () => string): PeriodBook {
  const planned = new Map<string, PlannedPeriod>()
  const labels = new Set(portfolio.periods.map((period) => period.label))

  function knownPeriod({ label, asOf }: { label: string; asOf: string }): PeriodRow | undefined {
    const live = portfolio.periods.filter((period) => !period.deleted)
    return (
      live.find((period) => period.as_of === asOf && period.label === label) ??
      live.find((period) => period.as_of === asOf) ??
      portfolio.periods.find((period) => period.as_of === asOf)
    )
  }

  /** Labels are unique; another date under the same name shows its date. */
  function freeLabel(label: string, asOf: string): string {
    const wanted = label.trim().slice(0, 200) || asOf
    const free = [wanted, `${wanted} (${asOf})`].find((name) => !labels.has(name)) ?? `${wanted} (${newId()})`
    labels.add(free)
    return free
  }

  return {
    get all() {
      return [...planned.values()]
    },
    find(proposal) {
      const there = planned.get(proposal.asOf)
      if (there) return there
      const before = knownPeriod(proposal)
      const period: PlannedPeriod = {
        id: before?.id ?? newId(),
        label: before?.label ?? freeLabel(proposal.label, proposal.asOf),
        asOf: proposal.asOf,
        isNew: before === undefined,
        revived: before?.deleted ?? false,
        before,
        startsOn: proposal.covers?.from ?? null,
        endsOn: proposal.covers?.to ?? null,
        cadence: proposal.cadence === 'unknown' ? null : proposal.cadence,
      }
      planned.set(proposal.asOf, period)
      return period
    },
  }
}
