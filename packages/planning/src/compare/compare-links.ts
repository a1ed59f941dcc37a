import type { Dependency } from '../plan.ts'

/** What became of the links of a plan. Links are the same when they join the same tasks. */
export interface LinkDifferences {
  readonly added: readonly Dependency[]
  readonly removed: readonly Dependency[]
  /** The same two tasks, by another type or lag. */
  readonly changed: readonly { readonly before: Dependency; readonly after: Dependency }[]
}

export function compareLinks(before: readonly Dependency[], after: readonly Dependency[]): LinkDifferences {
  const [was, is] = withoutEqual(before, after)
  const left = grouped(was)
  const added: Dependency[] = []
  const changed: { before: Dependency; after: Dependency }[] = []
  const unequal: Dependency[] = []
  for (const link of is) if (!take(left, link, (other) => sameTerms(link, other))) unequal.push(link)
  for (const link of unequal) {
    const other = take(left, link, ({ type }) => type === link.type) ?? take(left, link, () => true)
    if (other) changed.push({ before: other, after: link })
    else added.push(link)
  }
  return { added, removed: [...left.values()].flat(), changed }
}

/** Most links stay, and keep their ids: those are not looked at further. */
function withoutEqual(before: readonly Dependency[], after: readonly Dependency[]) {
  const places = new Map(before.map(({ id }, place) => [id, place]))
  const equal = new Uint8Array(before.length)
  const left = after.filter((link) => {
    const place = places.get(link.id)
    if (place === undefined || equal[place]) return true
    const other = before[place]!
    if (other.predecessor !== link.predecessor || other.successor !== link.successor || !sameTerms(link, other))
      return true
    equal[place] = 1
    return false
  })
  return [before.filter((_, place) => !equal[place]), left] as const
}

/** What two links must share to be the same link of two plans. */
export const endsOf = ({ predecessor, successor }: Dependency): string => JSON.stringify([predecessor, successor])

/** No lag is no lag, in whatever it is counted. */
export function sameTerms(a: Dependency, b: Dependency): boolean {
  const amount = amountOf(a)
  return a.type === b.type && amount === amountOf(b) && (amount === 0 || a.lag.in === b.lag.in)
}

const amountOf = ({ lag }: Dependency): number => ('minutes' in lag ? lag.minutes : lag.percent)

function grouped(links: readonly Dependency[]): Map<string, Dependency[]> {
  const groups = new Map<string, Dependency[]>()
  for (const link of links) {
    const group = groups.get(endsOf(link))
    if (group) group.push(link)
    else groups.set(endsOf(link), [link])
  }
  return groups
}

/** Takes out the first link with the same ends that fits. */
function take(left: Map<string, Dependency[]>, link: Dependency, fits: (other: Dependency) => boolean) {
  const group = left.get(endsOf(link)) ?? []
  const at = group.findIndex(fits)
  return at < 0 ? undefined : group.splice(at, 1)[0]
}
