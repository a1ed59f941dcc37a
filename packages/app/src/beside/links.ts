import type { AnyKind } from '@gantry/domain/kind'
import { everyKind, kindNamed } from '@gantry/domain/kinds/index'
import { type LinkRole, linkRoleNames, linkRoles } from '@gantry/domain/records/link-roles'
import type { LabelJson } from '@gantry/domain/records/record-json'
import { deleteLink, insertLink, type LinkRow, linksOf } from '@gantry/store/beside/links'
import { eventStatements } from '@gantry/store/events/write'
import { labelOf } from '@gantry/store/records/label'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { type Reader, reading, readingIn } from '../records/load.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { initiativeOf, recordBeside } from './beside-record.ts'

/** A link as seen from one of its ends. `field` links are references of a field and change with it. */
export interface LinkJson {
  readonly id: string
  readonly role: string
  readonly reads: string
  readonly outgoing: boolean
  readonly field: boolean
  readonly kind: string
  readonly record: { readonly id: string } & LabelJson
}

export async function listLinks(context: Context, kind: AnyKind, ref: string): Promise<Outcome<{ rows: LinkJson[] }>> {
  const read = reading(context)
  const record = await recordBeside(context, read, kind, ref)
  return record.ok ? await linksJson(context, read, kind, record.value) : record
}

/** Links a record to another one; it takes the right to edit this one and to see the other. */
export async function addLink(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: { readonly to: string; readonly role: LinkRole },
): Promise<Outcome<{ rows: LinkJson[] }>> {
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const from = await recordBeside(context, read, kind, ref, 'edit')
    if (!from.ok) return from
    const target = everyKind.find(({ prefix }) => input.to.toUpperCase().startsWith(`${prefix}-`))
    if (!target) return notFound('record', input.to)
    const to = await recordBeside(context, read, target, input.to)
    if (!to.ok) return to
    if (target === kind && to.value.id === from.value.id)
      return refuse({
        id: 'link.itself',
        status: 422,
        message: 'A record is not linked to itself.',
        mend: 'Maybe choose another one.',
      })
    const { org, actor } = context
    const [id, end] = [context.newId(), { kind: target.name, record: to.value.id }]
    const link = {
      org,
      id,
      from: { kind: kind.name, record: from.value.id },
      to: end,
      role: input.role,
      at: context.now(),
      by: actor.person ?? null,
    }
    const inserted = await tx.query(insertLink(link))
    if (inserted.count > 0)
      await tx.batch(eventOf(context, kind, from.value, 'linked', {}, { [`link.${input.role}`]: end }))
    return await linksJson(context, read, kind, from.value)
  })
}

export async function removeLink(
  context: Context,
  kind: AnyKind,
  ref: string,
  id: string,
): Promise<Outcome<{ rows: LinkJson[] }>> {
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const record = await recordBeside(context, read, kind, ref, 'edit')
    if (!record.ok) return record
    const { rows } = await tx.query(deleteLink(context.org, kind.name, record.value.id, id, linkRoleNames))
    const gone = rows[0]
    if (!gone) return notFound('link', id)
    const outgoing = gone.from_record === record.value.id
    const end = { kind: outgoing ? gone.to_kind : gone.from_kind, record: outgoing ? gone.to_record : gone.from_record }
    const key = `link.${String(gone.role)}`
    await tx.batch(eventOf(context, kind, record.value, 'unlinked', { [key]: end }, { [key]: null }))
    return await linksJson(context, read, kind, record.value)
  })
}

function eventOf(context: Context, kind: AnyKind, stored: Stored, verb: string, before: object, after: object) {
  const { id: record, place } = stored
  const event = {
    verb,
    kind: kind.name,
    record,
    initiative: initiativeOf(kind, stored),
    place,
    before: { ...before },
    after: { ...after },
  }
  return eventStatements(context, [event]).queries
}

/** An incoming link from a record that the reader may not see is not told at all; an outgoing one is "restricted". */
async function linksJson(
  context: Context,
  read: Reader,
  kind: AnyKind,
  record: Stored,
): Promise<Outcome<{ rows: LinkJson[] }>> {
  const [result] = await read([linksOf(kind.name, record.id, sightOf(context))])
  const rows = (result?.rows ?? []) as unknown as LinkRow[]
  return done({
    rows: rows.flatMap((row) => {
      const label = labelOf(row.label, row.kind) ?? { restricted: true as const }
      if (!row.outgoing && 'restricted' in label) return []
      return [linkJson(kind, row, label)]
    }),
  })
}

function linkJson(kind: AnyKind, row: LinkRow, label: LabelJson): LinkJson {
  const { id, role, outgoing } = row
  const owner = outgoing ? kind : kindNamed(row.kind)
  const known = isRole(role) ? linkRoles[role] : undefined
  const reads = known ? (outgoing ? known.label : known.back) : (owner.fields[role]?.label ?? role)
  return { id, role, reads, outgoing, field: known === undefined, kind: row.kind, record: { id: row.record, ...label } }
}

function isRole(role: string): role is LinkRole {
  return Object.hasOwn(linkRoles, role)
}
