import type { Dependency, Plan } from '../plan.ts'
import { saysLag } from '../say.ts'
import type { Change } from './change.ts'
import { compareLinks } from './compare-links.ts'
import type { Draft } from './draft.ts'

/** Links between tasks that both plans have. */
export function linkChanges(was: Draft, before: Plan, after: Plan): Change[] {
  const are = new Map(after.tasks.map(({ id, name }) => [id, name]))
  const stays = ({ predecessor, successor }: Dependency) =>
    was.tasks.has(predecessor) && are.has(predecessor) && was.tasks.has(successor) && are.has(successor)
  const { added, removed, changed } = compareLinks(before.dependencies.filter(stays), after.dependencies.filter(stays))
  const say = (link: Dependency, verb: string) =>
    `“${are.get(link.successor)!}” ${verb} “${are.get(link.predecessor)!}” (${saysLag(link, after.units)})`
  return [
    ...removed.map((link) => linkChange(`${say(link, 'no longer follows')}.`, link, undefined)),
    ...changed.map((link) =>
      linkChange(`${say(link.after, 'follows')} instead of ${saysLag(link.before, before.units)}.`, link.before, {
        ...link.after,
        id: link.before.id,
      }),
    ),
    ...withOwnIds(added, before.dependencies).map((link) =>
      linkChange(`${say(link, 'now follows')}.`, undefined, link),
    ),
  ]
}

function linkChange(text: string, was: Dependency | undefined, is: Dependency | undefined): Change {
  const { predecessor, successor } = (is ?? was)!
  return {
    kind: 'link',
    tasks: [predecessor, successor],
    text,
    make: ({ dependencies }) => {
      if (was) dependencies.delete(was)
      if (is) dependencies.add(is)
    },
    touches: { tasks: [], links: [was, is].filter((link) => link !== undefined) },
  }
}

/** Both plans may use an id for different links; on the way from one to the other both links may be there. */
export function withOwnIds(links: readonly Dependency[], others: readonly Dependency[]): Dependency[] {
  const wanted = new Set(links.map(({ id }) => id))
  const there = new Set(others.flatMap(({ id }) => (wanted.has(id) ? [id] : [])))
  if (there.size === 0) return [...links]
  const taken = new Set([...wanted, ...others.map(({ id }) => id)])
  return links.map((link) => {
    if (!there.has(link.id)) return link
    let id = `${link.id}′`
    while (taken.has(id)) id += '′'
    taken.add(id)
    return { ...link, id }
  })
}
