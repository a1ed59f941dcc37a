import { nestingProblem } from '@gantry/domain/records/nesting'
import type { InitiativeRow, KnownPortfolio } from '@gantry/store/imports/known'
import { foldName } from '../identity/fold-name.ts'
import { nextPlaces } from './next-places.ts'
import type { ReadRow } from './read-row.ts'

/** Where a new initiative stands in the tree. */
export interface Standing {
  readonly id: string
  readonly row: ReadRow
  readonly type: InitiativeType
  readonly parent: string
  readonly place: string
}

type InitiativeType = 'portfolio' | 'programme' | 'project'

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
  }
}

interface Node {
  readonly id: string
  readonly type: InitiativeType
  readonly place: string
}

/** @param root where initiatives go whose row names no parent */
export function treeBook(known: KnownPortfolio, root: { readonly id: string; readonly place: string }): TreeBook {
  const nodes = new Map(known.initiatives.filter((each) => !each.deleted).map((each) => [each.id, nodeOf(each)]))
  nodes.set(root.id, { id: root.id, type: 'portfolio', place: root.place })
  const names = namesOf(known)
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

      function stand(each: NewInitiative): Node {
        const there = nodes.get(each.id)
        if (there) return there
        under.add(each.id)
        const type = typeOf(each.row) ?? (parents.has(each.id) ? 'programme' : 'project')
        const parent = parentOf(each, type)
        under.delete(each.id)
        const node = { id: each.id, type, place: stepBelow(parent.place) }
        nodes.set(each.id, node)
        standings.push({ ...node, row: each.row, parent: parent.id })
        return node
      }

      function parentOf({ row }: NewInitiative, type: InitiativeType): Node {
        const home = nodes.get(root.id)!
        if (row.parentRef === null) return home
        const id = named(row)
        const fellow = id === undefined ? undefined : here.get(id)
        if (id !== undefined && under.has(id)) return elsewhere(row, 'circle')
        const parent = fellow ? stand(fellow) : id === undefined ? undefined : nodes.get(id)
        if (!parent) return elsewhere(row, 'unknown')
        return nestingProblem(type, parent.type) ? elsewhere(row, 'nesting') : parent
      }

      function elsewhere(row: ReadRow, why: Misplaced['why']): Node {
        misplaced.push({ row, why })
        return nodes.get(root.id)!
      }

      for (const each of initiatives) stand(each)
      return { standings, misplaced }
    },
  }

  function named(row: ReadRow): string | undefined {
    return row.parentRef === null
      ? undefined
      : (names.get(idName(row.parentRef)) ?? names.get(titleName(row.parentRef)))
  }
}

function nodeOf({ id, type, place }: InitiativeRow): Node {
  return { id, type: type === 'portfolio' || type === 'programme' ? type : 'project', place }
}

/** What a row may call a parent: its id in the source, or its title. */
function namesOf(known: KnownPortfolio): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, title, deleted } of known.initiatives) if (!deleted) names.set(titleName(title), id)
  const initiativeOf = new Map(known.links.map((link) => [link.source_identity, link.initiative]))
  for (const { id, external_id } of known.identities) {
    const initiative = initiativeOf.get(id)
    if (external_id !== null && initiative !== undefined) names.set(idName(external_id), initiative)
  }
  return names
}

function namesIn(row: ReadRow): string[] {
  return [...(row.externalId === null ? [] : [idName(row.externalId)]), titleName(row.title)]
}

const idName = (id: string) => `id ${id.trim().toLowerCase()}`
const titleName = (title: string) => `title ${foldName(title)}`

/** "Programme", "Sub-programme", "Work package" …: the word decides; anything else says nothing. */
function typeOf({ type }: ReadRow): InitiativeType | undefined {
  if (type === null) return undefined
  if (/portfolio/i.test(type)) return 'portfolio'
  if (/program/i.test(type)) return 'programme'
  return /project|work ?package|initiative/i.test(type) ? 'project' : undefined
}
