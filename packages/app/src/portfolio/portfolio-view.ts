import type { PortfolioFacts } from '@gantry/domain/portfolio/facts'
import type { Overview, OverviewRequest } from '@gantry/domain/portfolio/overview'
import { overviewOf } from '@gantry/domain/portfolio/build-overview'
import { indexFacts, type PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import type { Database } from '@gantry/store/database'
import { dataVersion, namedAnywhere } from '@gantry/store/portfolio/data-version'
import { loadFacts } from '@gantry/store/portfolio/facts'
import type { Context } from '../context.ts'
import { sightOf } from '../records/sight.ts'
import { Recent } from './recent.ts'

/** The facts as one reader may see them, at one version of the data, and the answers made from them. */
interface Seen {
  readonly key: string
  readonly index: PortfolioIndex
  readonly overviews: Recent<{ overview: Overview; json: string }>
}

interface Shelf {
  readonly seen: Recent<Promise<Seen>>
}

const shelves = new WeakMap<Database, Shelf>()
const mostReaders = 12
const mostOverviews = 40

/**
 * What this reader may see of the portfolio. Kept until anything in the organisation changes: readers with the same
 * rights share it, and a second one waits for the first.
 */
async function seenBy(context: Context): Promise<Seen> {
  const { store, org, actor } = context
  const [version, named] = await store.read({ org }, [dataVersion(org), namedAnywhere(org, actor.person ?? null)])
  const reader = named?.rows.length ? (actor.person ?? '') : ''
  const key = JSON.stringify([org, Number(version?.rows[0]?.version), actor.access.hash, reader])
  const shelf = shelfOf(store)
  const there = shelf.seen.get(key)
  if (there) return await there
  const loading = load(context, key)
  shelf.seen.set(key, loading)
  loading.catch(() => shelf.seen.delete(key))
  return await loading
}

async function load(context: Context, key: string): Promise<Seen> {
  const facts = await loadFacts(context.store, sightOf(context))
  return { key, index: indexFacts(facts), overviews: new Recent(mostOverviews) }
}

function shelfOf(store: Database): Shelf {
  const there = shelves.get(store)
  if (there) return there
  const shelf = { seen: new Recent<Promise<Seen>>(mostReaders) }
  shelves.set(store, shelf)
  return shelf
}

/** The facts behind every statement about the portfolio, as this reader may see them. */
export async function portfolioFacts(context: Context): Promise<PortfolioFacts> {
  return (await seenBy(context)).index.facts
}

export async function portfolioIndex(context: Context): Promise<PortfolioIndex> {
  return (await seenBy(context)).index
}

/** The overview with its JSON, made once for each question, reader's rights and version of the data. */
export async function overviewFor(context: Context, request: OverviewRequest): Promise<{ overview: Overview; json: string }> {
  const { index, overviews } = await seenBy(context)
  const question = JSON.stringify([request.period, request.compare, request.today, sortedFilters(request)])
  const there = overviews.get(question)
  if (there) return there
  const overview = overviewOf(index, request)
  const made = { overview, json: JSON.stringify(overview) }
  overviews.set(question, made)
  return made
}

function sortedFilters({ filters = {} }: OverviewRequest): unknown[] {
  return Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))
}
