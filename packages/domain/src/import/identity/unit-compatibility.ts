import type { KnownUnit } from '../types.ts'

export type UnitRelation = 'same' | 'successor' | 'different' | 'unknown'

/**
 * How two units, as written, stand to each other: the same (by name or declared other name), one the declared successor
 * of the other, different, or unknown where one side names none. Two rows without any unit count as the same.
 */
export function unitRelation(units: KnownUnit[]): (a: string | null, b: string | null) => UnitRelation {
  const ids = new Map<string, string>()
  for (const unit of units) for (const name of [unit.id, ...unit.names]) ids.set(fold(name), unit.id)
  const after = new Map(units.map(({ id, successors }) => [id, successors]))
  return (a, b) => {
    if (a === null || b === null) return a === b ? 'same' : 'unknown'
    if (fold(a) === fold(b)) return 'same'
    const [one, other] = [ids.get(fold(a)), ids.get(fold(b))]
    if (one === undefined || other === undefined) return 'different'
    if (one === other) return 'same'
    return leadsTo(after, one, other) || leadsTo(after, other, one) ? 'successor' : 'different'
  }
}

function leadsTo(after: Map<string, string[]>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    if (unit === to) return true
    if (seen.has(unit)) continue
    seen.add(unit)
    open.push(...(after.get(unit) ?? []))
  }
  return false
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
}

export function isCompatible(relation: UnitRelation): boolean {
  return relation === 'same' || relation === 'successor'
}

/** One name is the other with more behind it ("DoH" and "DoH Capital"): likely a part of it, never proof of being the same. */
export function isPartOf(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const [one, other] = [fold(a).split(' '), fold(b).split(' ')]
  return one.every((word, i) => other[i] === word) || other.every((word, i) => one[i] === word)
}
