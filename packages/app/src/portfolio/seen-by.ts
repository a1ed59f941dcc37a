import { indexFacts, type PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import type { Database } from '@gantry/store/database'
import { dataVersion, namedAnywhere } from '@gantry/store/portfolio/data-version'
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
const shelves = new WeakMap<Database, Recent<Promise<Seen>>>()

/**
 * What this reader may see of the portfolio. Kept until anything in the organisation changes: readers with the same
 * rights share it, and a second one waits for the first.
 */
export async function seenBy(context: Context): Promise<Seen> {
  const { store, org, actor } = context
  const [version, named] = await store.read({ org }, [dataVersion(org), namedAnywhere(org, actor.person ?? null)])
  const reader = named?.rows.length ? (actor.person ?? '') : ''
  const key = JSON.stringify([org, Number(version?.rows[0]?.version), actor.access.hash, reader])
  const shelf = shelfOf(store)
  const there = shelf.get(key)
  if (there) return await there
  const loading = load(context)
  shelf.set(key, loading)
  loading.catch(() => shelf.delete(key))
  return await loading
}

async function load(context: Context): Promise<Seen> {
  const facts = await loadFacts(context.store, sightOf(context))
  return { index: indexFacts(facts), overviews: new Recent(mostOverviews) }
}

function shelfOf(store: Database): Recent<Promise<Seen>> {
  const there = shelves.get(store)
  if (there) return there
  const shelf = new Recent<Promise<Seen>>(mostReaders)
  shelves.set(store, shelf)
  return shelf
}
