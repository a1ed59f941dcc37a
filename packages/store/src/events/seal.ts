import type { Database, Tx } from '../database.ts'
import { type EventRow, envelopeOf, eventColumns, eventHash, genesis, headMessage } from './chain.ts'
import type { Signer } from './signer.ts'

const batch = 1000

/**
 * Seals what waits, of every organisation: gives each event its position and its hash, and signs the
 * new heads. An event is taken once no transaction that began before it can still commit, since neither
 * time nor id is the order of commits. Resolves to how many events were sealed.
 */
export async function sealAll(store: Database, signer: Signer): Promise<number> {
  const [waiting] = await store.read('system', [
    {
      text: `select org from event where position is null group by org
        union select org from seal_head where signature is null`,
    },
  ])
  let sealed = 0
  for (const { org } of waiting!.rows as { org: string }[]) sealed += await sealOrganisation(store, org, signer)
  return sealed
}

async function sealOrganisation(store: Database, org: string, signer: Signer): Promise<number> {
  let sealed = 0
  for (;;) {
    const n = await store.transaction('system', (tx) => sealBatch(tx, org, 'settled', signer))
    sealed += n
    if (n < batch) return sealed
  }
}

/**
 * Seals the events of the open transaction itself, after everything settled before it: decisions, gates,
 * baselines and funding are sealed by the time they are acknowledged. The head is signed at the next round.
 */
export async function sealNow(tx: Tx, org: string): Promise<void> {
  while ((await sealBatch(tx, org, 'settled')) === batch) {}
  while ((await sealBatch(tx, org, 'own')) === batch) {}
}

const settled = 'tx < pg_snapshot_xmin(pg_current_snapshot())'
const own = 'tx = pg_current_xact_id()'

async function sealBatch(tx: Tx, org: string, which: 'settled' | 'own', signer?: Signer): Promise<number> {
  const head = await lockHead(tx, org)
  const { rows } = await tx.query<EventRow>({
    text: `select ${eventColumns} from event where org = $1 and position is null and ${which === 'own' ? own : settled}
      order by at, id limit ${batch}`,
    values: [org],
  })
  const chain = link(rows, head)
  const last = chain.at(-1) ?? head
  const signature = signer ? signer.sign(headMessage(org, last.position, last.hash)) : null
  if (chain.length > 0)
    await tx.query({
      text: giveSeals,
      values: [org, chain.map((e) => e.id), chain.map((e) => e.position), chain.map((e) => e.hash)],
    })
  if (chain.length > 0 || signature)
    await tx.query({ text: moveHead, values: [org, last.position, last.hash, signature] })
  return chain.length
}

interface Head {
  readonly position: number
  readonly hash: Uint8Array
}

async function lockHead(tx: Tx, org: string): Promise<Head> {
  await tx.query({
    text: `insert into seal_head (org, position, hash, sealed_at) values ($1, 0, $2, now()) on conflict do nothing`,
    values: [org, genesis(org)],
  })
  const { rows } = await tx.query<Head>({
    text: `select position, hash from seal_head where org = $1 for update`,
    values: [org],
  })
  return rows[0]!
}

function link(rows: readonly EventRow[], head: Head) {
  const chain: { id: string; position: number; hash: Uint8Array }[] = []
  let { position, hash } = head
  for (const row of rows) {
    position += 1
    hash = eventHash(hash, row.digest, envelopeOf(row, position))
    chain.push({ id: row.id, position, hash })
  }
  return chain
}

const giveSeals = `update event set position = s.position, hash = s.hash
  from unnest($2::uuid[], $3::bigint[], $4::bytea[]) as s(id, position, hash) where event.org = $1 and event.id = s.id`

const moveHead = `update seal_head set position = $2, hash = $3, signature = $4, sealed_at = now() where org = $1`
