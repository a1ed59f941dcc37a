import type { Absence } from '@gantry/domain/absence'
import type { Value } from '@gantry/domain/field'
import type { DefinitionFact } from '@gantry/domain/portfolio/facts'
import type { KnownPortfolio, StatusRow } from '@gantry/store/imports/known'
import type { NewRow } from '@gantry/store/records/insert-rows'
import type { RatingValues } from './rating-values.ts'

/** What a row of a file says for one initiative and one period. */
export interface Reported {
  readonly initiative: string
  readonly place: string
  readonly sourceIdentity: string
  readonly period: string
  readonly asOf: string
  readonly columns: Readonly<Record<string, string | number | null>>
  readonly absent: Readonly<Record<string, Absence>>
  readonly custom: Readonly<Record<string, Value>>
  readonly definitions: Readonly<Record<string, DefinitionFact>>
  /** Fields (and custom fields) the file speaks of at all. */
  readonly fields: readonly string[]
  readonly ratings: readonly RatingValues[]
  /** Targets of the ratings the file speaks of at all. */
  readonly ratingTargets: readonly string[]
  readonly source: { readonly import: string; readonly file: string; readonly row: number; readonly hash: string }
  readonly cells: Readonly<Record<string, number>>
}

/** A status report as it will stand after the import. */
export interface PlannedStatus {
  readonly id: string
  readonly before: StatusRow | undefined
  /** The report of this import that stands; the last one of several. */
  readonly reported: Reported
  /** Reports of this import that stood for a moment: another file of the same drop came after. */
  readonly overtaken: readonly Reported[]
}

export type StatusOutcome = 'created' | 'restated' | 'unchanged' | 'settled'

export interface StatusBook {
  add(reported: Reported): StatusOutcome
  readonly planned: readonly PlannedStatus[]
}

/** At most one status report for an initiative and a period: a second one restates the first. */
export function statusBook(portfolio: KnownPortfolio, newId: () => string): StatusBook {
  const there = new Map(portfolio.statuses.map((status) => [`${status.initiative} ${status.period}`, status]))
  const planned = new Map<string, PlannedStatus>()
  return {
    get planned() {
      return [...planned.values()]
    },
    add(reported) {
      const key = `${reported.initiative} ${reported.period}`
      const before = there.get(key)
      const mine = planned.get(key)
      if (mine) {
        if (mine.reported.source.hash === reported.source.hash) return 'unchanged'
        planned.set(key, {
          ...mine,
          reported: merged(mine.reported, reported),
          overtaken: [...mine.overtaken, mine.reported],
        })
        return 'restated'
      }
      if (before?.hash === reported.source.hash) return 'unchanged'
      if (before && before.state !== 'imported') return 'settled'
      planned.set(key, { id: before?.id ?? newId(), before, reported, overtaken: [] })
      return before ? 'restated' : 'created'
    },
  }
}

/** What the later file does not speak of stands as the earlier one had it. */
function merged(earlier: Reported, later: Reported): Reported {
  const spoken = new Set(later.fields)
  const kept = <T>(said: Readonly<Record<string, T>>) => Object.entries(said).filter(([field]) => !spoken.has(field))
  const spokenRatings = new Set(later.ratingTargets)
  return {
    ...later,
    columns: { ...earlier.columns, ...later.columns },
    absent: { ...Object.fromEntries(kept(earlier.absent)), ...later.absent },
    custom: { ...Object.fromEntries(kept(earlier.custom)), ...later.custom },
    definitions: { ...Object.fromEntries(kept(earlier.definitions)), ...later.definitions },
    fields: [...new Set([...earlier.fields, ...later.fields])],
    ratings: [...earlier.ratings.filter((rating) => !spokenRatings.has(rating.key)), ...later.ratings],
    ratingTargets: [...new Set([...earlier.ratingTargets, ...later.ratingTargets])],
  }
}

/** Where the values came from; what was there before stays reachable for fields the file does not speak of. */
export function sourceOf(reported: Reported, earlier?: Reported): NewRow {
  const own = { ...reported.source, columns: reported.cells }
  return earlier ? { ...own, earlier: sourceOf(earlier) } : own
}
