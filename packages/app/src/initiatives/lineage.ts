import { kindNamed } from '@gantry/domain/kinds/index'
import type { LabelJson } from '@gantry/domain/records/record-json'
import { insertSuccession, type Succession, type SuccessionRow, successionsOf } from '@gantry/store/initiatives/lineage'
import type { Tx } from '@gantry/store/database'
import { labelOf } from '@gantry/store/records/label'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { type Reader, reading, readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf, sightOf } from '../records/sight.ts'

/** One dated fact: `from` became, wholly or in part, `to`. */
export interface SuccessionJson {
  readonly id: string
  readonly from: { readonly id: string } & LabelJson
  readonly to: { readonly id: string } & LabelJson
  readonly how: string
  readonly onDay: string
  readonly note: string | null
}

export interface SuccessionInput {
  /** Id or reference of what it became. */
  readonly to: string
  readonly how: string
  readonly onDay: string
  readonly note?: string
}

/** What an initiative or a unit came from, and what became of it. */
export async function listSuccessions(
  context: Context,
  of: Succession,
  ref: string,
): Promise<Outcome<{ rows: SuccessionJson[] }>> {
  const read = reading(context)
  const record = await find(context, read, of, ref)
  if (!record.ok) return record
  const [result] = await read([successionsOf(of, record.value.id, sightOf(context))])
  const rows = (result?.rows ?? []) as unknown as SuccessionRow[]
  return done({ rows: rows.map((row) => jsonOf(of, row)) })
}

/** Records that one thing became another, so that totals can be restated either way. */
export async function addSuccession(
  context: Context,
  of: Succession,
  ref: string,
  input: SuccessionInput,
): Promise<Outcome<{ rows: SuccessionJson[] }>> {
  const added = await context.store.transaction(scopeOf(context), (tx) => successionIn(tx, context, of, ref, input))
  return added.ok ? await listSuccessions(context, of, ref) : added
}

/** Both ends of a succession that was recorded. */
export interface Succeeded {
  readonly from: string
  readonly to: string
}

/** The same in the caller's transaction. */
export async function successionIn(
  tx: Tx,
  context: Context,
  of: Succession,
  ref: string,
  input: SuccessionInput,
): Promise<Outcome<Succeeded>> {
  const read = readingIn(tx)
  const from = await find(context, read, of, ref)
  if (!from.ok) return from
  const to = await find(context, read, of, input.to)
  if (!to.ok) return to
  for (const { place } of [from.value, to.value]) {
    const verdict = context.actor.access.may('edit', place)
    if (!verdict.ok) return forbidden(verdict)
  }
  if (from.value.id === to.value.id) return toItself()
  const { how, onDay, note = null } = input
  const id = context.newId()
  await tx.query(insertSuccession(of, context.org, { id, from: from.value.id, to: to.value.id, how, onDay, note }))
  const { place } = from.value
  const after = { to: to.value.id, how, onDay, note }
  await writeEvent(tx, context, {
    verb: 'succeeded',
    kind: of.kind,
    record: from.value.id,
    initiative: of.kind === 'initiative' ? from.value.id : null,
    place,
    after,
  })
  return done({ from: from.value.id, to: to.value.id })
}

async function find(
  context: Context,
  read: Reader,
  of: Succession,
  ref: string,
): Promise<Outcome<{ id: string; place: string | null }>> {
  const query = recordQuery(sourceOf(of.kind), ref, sightOf(context))
  const [found] = query ? await read([query]) : []
  const row = found?.rows[0]
  if (!row) return notFound(kindNamed(of.kind).label.toLowerCase(), ref)
  return done({ id: row.id as string, place: row.place as string | null })
}

function jsonOf(of: Succession, row: SuccessionRow): SuccessionJson {
  const side = (id: string, label: string | null) => ({
    id,
    ...(labelOf(label, of.kind) ?? { restricted: true as const }),
  })
  const { id, how, on_day: onDay, note } = row
  return { id, from: side(row.from_id, row.from_label), to: side(row.to_id, row.to_label), how, onDay, note }
}

function toItself() {
  return refuse({
    id: 'succession.itself',
    status: 422,
    message: 'Nothing becomes itself.',
    mend: 'Maybe choose another one, or change its title if it was only renamed.',
  })
}
