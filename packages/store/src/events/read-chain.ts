import type { Database } from '../database.ts'
import { type EventRow, envelopeOf, eventColumns } from './chain.ts'
import type { Link, LinkLeaf } from './link.ts'

const page = 500

interface LeafRow {
  readonly event: string
  readonly n: number
  readonly field: string
  readonly side: string
  readonly salt: Uint8Array | null
  readonly bytes: Uint8Array | null
  readonly leaf_hash: Uint8Array
  readonly erased_by: string | null
}

/** The sealed events of one organisation, in order, read a page at a time. */
export async function* readChain(store: Database, org: string): AsyncGenerator<Link> {
  let after = 0
  for (;;) {
    const links = await readPage(store, org, after)
    yield* links
    if (links.length < page) return
    after = links.at(-1)!.envelope.position
  }
}

async function readPage(store: Database, org: string, after: number): Promise<Link[]> {
  const within = `org = $1 and position > $2 order by position limit ${page}`
  const [events, leaves] = await store.read({ org }, [
    { text: `select ${eventColumns}, hash from event where ${within}`, values: [org, after] },
    {
      text: `select event, n, field, side, salt, bytes, leaf_hash, erased_by from event_leaf
        where org = $1 and event in (select id from event where ${within}) order by event, n`,
      values: [org, after],
    },
  ])
  const byEvent = Map.groupBy(leaves!.rows as unknown as LeafRow[], (leaf) => leaf.event)
  return (events!.rows as unknown as (EventRow & { hash: Uint8Array })[]).map((row) => ({
    envelope: envelopeOf(row, row.position!),
    hash: row.hash,
    leaves: (byEvent.get(row.id) ?? []).map(leafOf),
  }))
}

function leafOf(row: LeafRow): LinkLeaf {
  const { n, field, side, salt, bytes, leaf_hash, erased_by } = row
  return { n, field, side, salt, bytes, hash: leaf_hash, erasedBy: erased_by }
}
