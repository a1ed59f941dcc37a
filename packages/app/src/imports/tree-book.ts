import { nestingProblem } from '@gantry/domain/records/nesting'
import type { InitiativeRow, KnownPortfolio } from '@gantry/store/imports/known'
import { foldName } from '../identity/fold-name.ts'
import { nextPlaces } from './next-places.ts'
import type { ReadRow } from './read-row.ts'

/** Where a new initiative stands in the tree. */
export interface Standing {
  readonly id: string
  readonly title: string
  /** Null for a parent that rows only name. */
  readonly row: ReadRow | null
  readonly type: InitiativeType
  readonly parent: string
  readonly place: string
}

export type InitiativeType = 'portfolio' | 'programme' | 'project'

/** A parent that rows name and nobody knows. */
export interface NamedParent {
  readonly name: string
  readonly type: 'portfolio' | 'programme'
  readonly rows: number
  /** Made by this import, because it was asked to. */
  readonly made: boolean
}

export interface NewInitiative {
  readonly id: string
  readonly row: ReadRow
}

/** Why a new initiative stands directly in the portfolio although its row names a parent. */
export interface Misplaced {
  readonly row: ReadRow
  readonly why: 'unknown' | 'circle' | 'nesting'
}

export interface TreeBook {
  /** Gives places to initiatives found new together: each below the parent its row names, parents before children. */
  place(initiatives: readonly NewInitiative[]): {
    readonly standings: readonly Standing[]
    readonly misplaced: readonly Misplaced[]
    readonly parents: readonly NamedParent[]
  }
}

/** Which parents that nobody knows are made along with the import: all of them, or those named. */
export type ParentsToMake = boolean | readonly string[]

interface Node {
  readonly id: string
  readonly type: InitiativeType
  readonly place: string
}

/**
 * @param root where initiatives go whose row names no parent
 * @param mayUse whether the importer may put anything below an initiative; one where they may not is as good as unknown
 * @param make parents to make in the root when only rows name them
 */
export function treeBook(
  known: KnownPortfolio,
  root: { readonly id: string; readonly place: string },
  make: ParentsToMake,
  newId: () => string,
  mayUse: (initiative: string) => boolean,
): TreeBook {
  const wanted = typeof make === 'boolean' ? () => make : among(make)
  const usable = known.initiatives.filter((each) => !each.deleted && mayUse(each.id))
  const nodes = new Map(usable.map((each) => [each.id, nodeOf(each)]))
  nodes.set(root.id, { id: root.id, type: 'portfolio', place: root.place })
  const names = namesOf(known, usable)
  const taken = known.initiatives.map(({ place }) => place)
  const steps = new Map<string, () => string | undefined>()

  function stepBelow(place: string): string {
    const step = steps.get(place) ?? nextPlaces(place, taken)
    steps.set(place, step)
    // A parent with 46,656 children takes no more: the rest stands beside it.
    return step() ?? (place === root.place ? `${root.place}ZZZ.` : stepBelow(root.place))
  }

  return {
    place(initiatives) {
      const here = new Map(initiatives.map((each) => [each.id, each]))
      for (const { id, row } of initiatives) for (const name of namesIn(row)) if (!names.has(name)) names.set(name, id)
      const parents = new Set(initiatives.map(({ row }) => named(row)))
      const standings: Standing[] = []
      const misplaced: Misplaced[] = []
      const under = new Set<string>()
      const unknown = new Map<string, NamedParent>()

      function stand(each: NewInitiative): Node {
        const there = nodes.get(each.id)
        if (there) return there
        under.add(each.id)
        const type = typeOf(each.row.type) ?? (parents.has(each.id) ? 'programme' : 'project')
        const parent = parentOf(each, type)
        under.delete(each.id)
        const node = { id: each.id, type, place: stepBelow(parent.place) }
        nodes.set(each.id, node)
        standings.push({ ...node, title: each.row.title, row: each.row, parent: parent.id })
        return node
      }

      function parentOf({ row }: NewInitiative, type: InitiativeType): Node {
        const home = nodes.get(root.id)!
        if (row.parentRef === null) return home
        const id = named(row)
        const fellow = id === undefined ? undefined : here.get(id)
        if (id !== undefined && under.has(id)) return elsewhere(row, 'circle')
        const there = fellow ? stand(fellow) : id === undefined ? undefined : nodes.get(id)
        const parent = there ?? nobodyKnows(row.parentRef)
        if (!parent) return elsewhere(row, 'unknown')
        return nestingProblem(type, parent.type) ? elsewhere(row, 'nesting') : parent
      }

      /** A parent that rows only name: made when that is wanted, and counted in any case. */
      function nobodyKnows(name: string): Node | undefined {
        const key = titleName(name)
        const made = wanted(name)
        const type = unknown.get(key)?.type ?? typeOfParent(name, initiatives)
        unknown.set(key, { name, type, rows: below(name, initiatives).length, made })
        if (!made) return undefined
        const node = { id: newId(), type, place: stepBelow(root.place) }
        nodes.set(node.id, node)
        names.set(key, node.id)
        standings.push({ ...node, title: name, row: null, parent: root.id })
        return node
      }

      function elsewhere(row: ReadRow, why: Misplaced['why']): Node {
        misplaced.push({ row, why })
        return nodes.get(root.id)!
      }

      for (const each of initiatives) stand(each)
      return { standings, misplaced, parents: [...unknown.values()] }
    },
  }

  function named(row: ReadRow): string | undefined {
    return row.parentRef === null
      ? undefined
      : (names.get(idName(row.parentRef)) ?? names.get(titleName(row.parentRef)))
  }
}

function among(names: readonly string[]): (name: string) => boolean {
  const wanted = new Set(names.map(titleName))
  return (name) => wanted.has(titleName(name))
}

function below(name: string, initiatives: readonly NewInitiative[]): readonly NewInitiative[] {
  return initiatives.filter(({ row }) => row.parentRef !== null && titleName(row.parentRef) === titleName(name))
}

/** A portfolio where it is called so or one of its parts is a portfolio; else a programme. */
function typeOfParent(name: string, initiatives: readonly NewInitiative[]): NamedParent['type'] {
  const holdsPortfolio = below(name, initiatives).some(({ row }) => typeOf(row.type) === 'portfolio')
  return holdsPortfolio || typeOf(name) === 'portfolio' ? 'portfolio' : 'programme'
}

function nodeOf({ id, type, place }: InitiativeRow): Node {
  return { id, type: type === 'portfolio' || type === 'programme' ? type : 'project', place }
}

/** What a row may call a parent: its id in the source, or its title. */
function namesOf(known: KnownPortfolio, usable: readonly InitiativeRow[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, title } of usable) names.set(titleName(title), id)
  const here = new Set(usable.map(({ id }) => id))
  const initiativeOf = new Map(known.links.map((link) => [link.source_identity, link.initiative]))
  for (const { id, external_id } of known.identities) {
    const initiative = initiativeOf.get(id)
    if (external_id !== null && initiative !== undefined && here.has(initiative))
      names.set(idName(external_id), initiative)
  }
  return names
}

function namesIn(row: ReadRow): string[] {
  return [...(row.externalId === null ? [] : [idName(row.externalId)]), titleName(row.title)]
}

const idName = (id: string) => `id ${id.trim().toLowerCase()}`
const titleName = (title: string) => `title ${foldName(title)}`

/** "Programme", "Sub-programme", "Work package" …: the word decides; anything else says nothing. */
function typeOf(type: string | null): InitiativeType | undefined {
  if (type === null) return undefined
  if (/portfolio/i.test(type)) return 'portfolio'
  if (/program/i.test(type)) return 'programme'
  return /project|work ?package|initiative/i.test(type) ? 'project' : undefined
}
