import type { KnownUnit } from '@gantry/domain/import/types'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import { foldName } from '../identity/fold-name.ts'

/** Units by any name they go by; a name that nobody knows becomes a new unit. */
export interface UnitBook {
  /** Null for no name. */
  idOf(name: string | null): string | null
  titleOf(id: string | null): string | null
  /** With successors, for matching. */
  readonly known: readonly KnownUnit[]
  readonly created: readonly { id: string; title: string }[]
}

export function unitBook(portfolio: KnownPortfolio, newId: () => string): UnitBook {
  const byName = new Map<string, string>()
  const titles = new Map<string, string>()
  const known: KnownUnit[] = []
  const created: { id: string; title: string }[] = []
  for (const unit of portfolio.units) {
    const names = [unit.title, ...(unit.code === null ? [] : [unit.code]), ...unit.aliases]
    for (const name of names) if (!byName.has(foldName(name))) byName.set(foldName(name), unit.id)
    titles.set(unit.id, unit.title)
    const successors = portfolio.successions.filter((s) => s.from_unit === unit.id).map((s) => s.to_unit)
    known.push({ id: unit.id, names, successors })
  }
  return {
    known,
    created,
    titleOf: (id) => (id === null ? null : (titles.get(id) ?? null)),
    idOf(name) {
      const key = foldName(name ?? '')
      if (name === null || key === '') return null
      const found = byName.get(key)
      if (found !== undefined) return found
      const unit = { id: newId(), title: name.trim().slice(0, 500) }
      byName.set(key, unit.id)
      titles.set(unit.id, unit.title)
      created.push(unit)
      known.push({ id: unit.id, names: [unit.title], successors: [] })
      return unit.id
    },
  }
}
