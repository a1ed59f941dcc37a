import type { RawTable } from '@gantry/domain/import/types'
import type { FindingLog } from '../plans/finding-log.ts'
import { type Place, placesByLevel, placesByNumber } from './hierarchy.ts'
import { type ListCells, placeOf, type RowName } from './list-cells.ts'

/** A row as one of many: its id, who holds it, whether it holds others. */
export interface ListRow extends RowName {
  readonly name: string
  readonly parent: string | undefined
  readonly isSummary: boolean
}

export function readRows(table: RawTable, cells: ListCells, log: FindingLog): ListRow[] {
  const places = placesOf(table, cells)
  const holders = new Set(places.flatMap(({ parent }) => parent ?? []))
  const ids = idsOf(table, cells, log)
  const nameField = cells.columns.of.has('name') ? 'name' : 'milestone'
  return table.rows.map(({ row: number }, index) => {
    const id = ids[index] ?? ''
    const { parent, jump = false } = places[index] ?? {}
    if (jump) {
      const text = 'Tasks skip a level of the outline; they stand under the nearest one above.'
      log.warn('taskList.outlineJump', text, { tasks: [id], place: placeOf(number) })
    }
    return {
      id,
      number,
      name: cells.text(index, nameField),
      parent: parent === undefined ? undefined : ids[parent],
      isSummary: holders.has(index),
    }
  })
}

/** Ids as they are given; where there is none, or it is there already, the number of the row. */
function idsOf(table: RawTable, cells: ListCells, log: FindingLog): string[] {
  const taken = new Set<string>()
  return table.rows.map(({ row }, index) => {
    const given = cells.text(index, 'id')
    if (taken.has(given))
      log.warn('taskList.idTwice', 'Ids that are there twice got new ones.', { place: placeOf(row) })
    const id = given !== '' && !taken.has(given) ? given : freeId(index + 1, taken)
    taken.add(id)
    return id
  })
}

function freeId(wanted: number, taken: ReadonlySet<string>): string {
  let id = wanted
  while (taken.has(String(id))) id++
  return String(id)
}

function placesOf(table: RawTable, cells: ListCells): Place[] {
  const { of } = cells.columns
  const all = table.rows.map((_, index) => index)
  if (of.has('outlineLevel')) {
    const levels = all.map((index) => Number(cells.text(index, 'outlineLevel') || Number.NaN))
    return placesByLevel(levels.map((level) => (level >= 0 && level <= 1000 ? level : undefined)))
  }
  if (!of.has('wbs')) return all.map(() => ({ parent: undefined, jump: false }))
  return placesByNumber(all.map((index) => cells.text(index, 'wbs').replace(/\.$/, '') || undefined))
}

/** A predecessor is named by its id, else by its row where rows have no ids, its WBS number, or its name if no other has it. */
export function resolverOf(rows: readonly ListRow[], cells: ListCells): (name: string) => string | undefined {
  const byId = new Map(rows.map(({ id }) => [id, id]))
  const byWbs = new Map(rows.map(({ id }, index) => [cells.text(index, 'wbs'), id]))
  const byPlace = new Map(cells.columns.of.has('id') ? [] : rows.map(({ id }, index) => [String(index + 1), id]))
  const names = Map.groupBy(rows, ({ name }) => name)
  return (name) => {
    if (name === '') return undefined
    const known = byId.get(name) ?? byPlace.get(name) ?? byWbs.get(name)
    const same = names.get(name)
    return known ?? (same?.length === 1 ? same[0]?.id : undefined)
  }
}
