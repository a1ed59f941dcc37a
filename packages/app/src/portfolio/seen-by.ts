import { indexFacts, type PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import type { Database } from '@gantry/store/database'
import {
  type FactsMark,
  type FactsRow,
  factsSince,
  isUnchanged,
  markOf,
  namedAnywhere,
} from '@gantry/store/portfolio/data-version'
import { loadFacts } from '@gantry/store/portfolio/facts'
import type { Context } from '../context.ts'
import { sightOf } from '../records/sight.ts'
import type { OverviewAnswer } from './overview.ts'
import { Recent } from './recent.ts'

/** The facts as readers with the same rights see them, at one version of the data, and the answers made from them. */
export interface Seen {
  readonly index: PortfolioIndex
  readonly overviews: Recent<OverviewAnswer>
}

const mostReaders = 12
const mostOverviews = 40
/** How many times the portfolio's facts were seen to have changed, and where the events stood at the last look. */
interface Known {
  readonly generation: number
  readonly mark: FactsMark | undefined
}

/** What is kept of one store. */
interface Shelf {
  readonly readers: Recent<Promise<Seen>>
  /** By organisation. */
  readonly known: Map<string, Known>
}

const shelves = new WeakMap<Database, Shelf>()

/**
 * What this reader may see of the portfolio. Kept until anything that bears on it changes: readers with the same rights
 * share it, and a second one waits for the first.
 */
export async function seenBy(context: Context): Promise<Seen> {
  const { store, org, actor } = context
  const { readers, known } = shelfOf(store)
  const before = known.get(org) ?? { generation: 0, mark: undefined }
  const [events, named] = await store.read({ org }, [
    factsSince(org, before.mark),
    namedAnywhere(org, actor.person ?? null),
  ])
  const generation = lookedAt(known, org, before, events?.rows[0])
  const reader = named?.rows.length ? (actor.person ?? '') : ''
  const key = JSON.stringify([org, generation, actor.access.hash, reader])
  const there = readers.get(key)
  if (there) return await there
  const loading = load(context)
  readers.set(key, loading)
  loading.catch(() => readers.delete(key))
  return await loading
}

/**
 * The generation to read. Looks overlap: one that began at an older mark and saw a change counts it once more, and one
 * that saw none is answered from what the newer look found; neither is ever given what is out of date.
 */
function lookedAt(known: Map<string, Known>, org: string, before: Known, row: FactsRow | undefined): number {
  const now = known.get(org) ?? before
  const same = before.mark !== undefined && isUnchanged(before.mark, row)
  if (same && now.generation !== before.generation) return now.generation
  const generation = same ? before.generation : now.generation + 1
  known.set(org, { generation, mark: markOf(row) })
  return generation
}

async function load(context: Context): Promise<Seen> {
  const facts = await loadFacts(context.store, sightOf(context))
  return { index: indexFacts(facts), overviews: new Recent(mostOverviews) }
}

function shelfOf(store: Database): Shelf {
  const there = shelves.get(store)
  if (there) return there
  const shelf: Shelf = { readers: new Recent(mostReaders), known: new Map() }
  shelves.set(store, shelf)
  return shelf
}
