import type { Overview } from '@gantry/domain/portfolio/overview'

/** A board pack holds a page for at most so many. */
export const mostPages = 40
const usualPages = 5

/** Those the page asks about first, then those of the strongest findings: what a board is most likely to talk of. */
export function usualPack({ decisions, questions, findings, rows }: Overview): string[] {
  const refs = new Map(rows.map(({ initiative, ref }) => [initiative, ref]))
  const about = [...decisions, ...questions, ...findings].flatMap(({ initiatives }) => initiatives.slice(0, 1))
  return [...new Set(about.flatMap((id) => refs.get(id) ?? []))].slice(0, usualPages)
}

/** The list with one of its members at another place; the rest closes up. */
export function movedTo<T>(list: readonly T[], member: T, to: number): T[] {
  const others = list.filter((each) => each !== member)
  const at = Math.max(0, Math.min(to, others.length))
  return [...others.slice(0, at), member, ...others.slice(at)]
}
