import type { NewRow } from '@gantry/store/records/insert-rows'
import type { KnownPortfolio, StatusRow } from '@gantry/store/imports/known'
import type { FilledBooks } from './fill-books.ts'
import type { Stamp } from './plan-rows.ts'

/** What an initiative is called today, before and after. */
export interface InitiativeUpdate {
  readonly id: string
  readonly place: string
  readonly version: number
  readonly before: NewRow
  readonly after: NewRow
  readonly row: NewRow
  /** All that an import may change, as it was and as it will be. */
  readonly was: NewRow
  readonly will: NewRow
}

/**
 * Initiatives whose latest report calls them otherwise than the report before did. A name that a person has changed
 * since (so that it is not what the earlier report said) stays.
 */
export function initiativeUpdates(books: FilledBooks, known: KnownPortfolio, stamp: Stamp): InitiativeUpdate[] {
  const newest = new Map<string, StatusRow>()
  for (const status of known.statuses) if (status.initiative) newest.set(status.initiative, status)
  return known.initiatives.flatMap((initiative) => {
    const said = books.latest.get(initiative.id)
    const earlier = newest.get(initiative.id)
    if (!said || initiative.deleted || (earlier && earlier.as_of > said.asOf)) return []
    const follows = (now: string | null, before: string | null | undefined) =>
      now === null || before === undefined || before === now
    const wanted: NewRow = {
      title: follows(initiative.title, earlier?.title) ? said.row.title : initiative.title,
      unit: follows(initiative.unit, earlier?.unit) ? (said.row.unitId ?? initiative.unit) : initiative.unit,
      category: follows(initiative.category, earlier?.category)
        ? (said.row.category ?? initiative.category)
        : initiative.category,
      stage: said.row.stage ?? initiative.stage,
    }
    const is: NewRow = {
      title: initiative.title,
      unit: initiative.unit,
      category: initiative.category,
      stage: initiative.stage,
    }
    const moved = Object.keys(wanted).filter((field) => wanted[field] !== is[field])
    if (moved.length === 0) return []
    const pick = (row: NewRow) => Object.fromEntries(moved.map((field) => [field, row[field]]))
    return [
      {
        id: initiative.id,
        place: initiative.place,
        version: initiative.version + 1,
        before: pick(is),
        after: pick(wanted),
        was: is,
        will: wanted,
        row: { id: initiative.id, ...wanted, updated_at: stamp.at, updated_by: stamp.by },
      },
    ]
  })
}
