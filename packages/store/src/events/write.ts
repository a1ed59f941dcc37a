import type { Query, Tx } from '../database.ts'
import { type Changed, digestOf, leavesOf } from './leaf.ts'

/** What happened to one record. `before` and `after` hold only the fields that changed. */
export interface EventDraft {
  readonly verb: string
  readonly kind: string
  readonly record: string
  readonly version?: number
  readonly initiative?: string | null
  /** Of the record's initiative now; null = organisation-wide. */
  readonly place?: string | null
  /** The place that the record left with it: told of there, too. */
  readonly left?: string | null
  readonly before?: Changed
  readonly after?: Changed
  readonly reason?: string
}

/** The part of a use case's context that an event keeps. */
export interface EventSource {
  readonly org: string
  readonly actor: { readonly kind: string; readonly person?: string }
  readonly now: () => string
  readonly newId: () => string
  readonly request: string
}

/** Writes one event in the transaction of the change itself. Resolves to its id. */
export async function writeEvent(tx: Tx, source: EventSource, draft: EventDraft): Promise<string> {
  const [id] = await writeEvents(tx, source, [draft])
  return id!
}

/** Writes many events set-wise, in one round trip. Resolves to their ids, in order. */
export async function writeEvents(tx: Tx, source: EventSource, drafts: readonly EventDraft[]): Promise<string[]> {
  if (drafts.length === 0) return []
  const written = eventStatements(source, drafts)
  await tx.batch(written.queries)
  return written.ids
}

/** The statements of `writeEvents`, for callers that send them in one batch with the change. */
export function eventStatements(
  source: EventSource,
  drafts: readonly EventDraft[],
): { readonly ids: string[]; readonly queries: Query[] } {
  const events = drafts.map((draft) => ({
    id: source.newId(),
    draft,
    leaves: leavesOf(draft.before ?? {}, draft.after ?? {}),
  }))
  const rows = events.map(({ id, draft, leaves }) => ({
    id,
    verb: draft.verb,
    kind: draft.kind,
    record: draft.record,
    record_version: draft.version ?? null,
    initiative: draft.initiative ?? null,
    place: draft.place ?? null,
    left: draft.left,
    reason: draft.reason ?? null,
    digest: Buffer.from(digestOf(leaves.map((leaf) => leaf.hash))).toString('hex'),
  }))
  const leaves = events.flatMap(({ id, leaves }) => leaves.map((leaf, n) => ({ event: id, n, ...leaf })))
  const queries: Query[] = [
    {
      text: insertEvents,
      values: [
        source.org,
        source.now(),
        source.actor.person ?? null,
        source.actor.kind,
        source.request,
        JSON.stringify(rows),
      ],
    },
  ]
  if (leaves.length > 0) {
    queries.push({
      text: insertLeaves,
      values: [
        source.org,
        leaves.map((leaf) => leaf.event),
        leaves.map((leaf) => leaf.n),
        leaves.map((leaf) => leaf.field),
        leaves.map((leaf) => leaf.side),
        leaves.map((leaf) => leaf.salt),
        leaves.map((leaf) => leaf.bytes),
        leaves.map((leaf) => leaf.hash),
      ],
    })
  }
  queries.push({ text: notify, values: [JSON.stringify(notices(source.org, rows))] })
  return { ids: rows.map((row) => row.id), queries }
}

type Row = { id: string; kind: string; record: string; verb: string; place: string | null; left?: string | null }

const mostNotices = 50

/** One notice an event; of many, one a kind and verb, since listeners would only read everything again. */
function notices(org: string, rows: readonly Row[]): string[] {
  if (rows.length <= mostNotices)
    return rows.map(({ id, kind, record, verb, place, left }) =>
      JSON.stringify({ org, id, kind, record, verb, ...(left === undefined ? { place } : { places: [place, left] }) }),
    )
  const together = Map.groupBy(rows, ({ kind, verb }) => `${kind} ${verb}`)
  return [...together.values()].flatMap((those) => {
    const last = those.at(-1)
    if (!last) return []
    const { id, kind, verb } = last
    const notice = { org, id, kind, record: null, verb, places: [...new Set(those.flatMap(placesOf))] }
    const text = JSON.stringify(notice)
    // PostgreSQL takes 8,000 bytes. Places that do not fit are for those who see all of them.
    return [text.length < 7_500 ? text : JSON.stringify({ ...notice, places: [''] })]
  })
}

function placesOf({ place, left }: Row): (string | null)[] {
  return left === undefined ? [place] : [place, left]
}

const insertEvents = `insert into event
  (org, id, at, actor, actor_kind, verb, kind, record, record_version, initiative, place, reason, request, digest)
  select $1::uuid, e.id, $2::timestamptz, $3::uuid, $4, e.verb, e.kind, e.record, e.record_version, e.initiative,
    e.place, e.reason, $5::uuid, decode(e.digest, 'hex')
  from jsonb_to_recordset($6::jsonb) as e(id uuid, verb text, kind text, record uuid, record_version integer,
    initiative uuid, place text, reason text, digest text)`

const insertLeaves = `insert into event_leaf (org, event, n, field, side, salt, bytes, leaf_hash)
  select $1::uuid, l.event, l.n, l.field, l.side, l.salt, l.bytes, l.leaf_hash
  from unnest($2::uuid[], $3::smallint[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[])
    as l(event, n, field, side, salt, bytes, leaf_hash)`

const notify = `select pg_notify('gantry_event', notice) from jsonb_array_elements_text($1::jsonb) as notice`
