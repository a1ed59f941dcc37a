import type { Readable } from 'node:stream'
import type { AnyKind } from '@gantry/domain/kind'
import { type AttachmentRow, attachmentsOf, insertAttachment, removeAttachment } from '@gantry/store/beside/attachments'
import type { Blob, BlobStore } from '@gantry/store/blobs/blob-store'
import { eventStatements } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, type Refused, refuse } from '../outcome.ts'
import { type Reader, reading, readingIn } from '../records/load.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { type AuthorJson, initiativeOf, recordBeside } from './beside-record.ts'
import { authorOf } from './comments.ts'
import { headBytes, mismatch } from './file-content.ts'

export interface AttachmentJson {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly author: AuthorJson
  readonly createdAt: string
}

/** A file on its way in; `tooLarge` is asked when its stream has ended. */
export interface IncomingFile {
  readonly name: string
  readonly mediaType: string
  readonly content: AsyncIterable<Uint8Array>
  readonly tooLarge: () => boolean
}

export async function listAttachments(
  context: Context,
  kind: AnyKind,
  ref: string,
): Promise<Outcome<{ rows: AttachmentJson[] }>> {
  const read = reading(context)
  const record = await recordBeside(context, read, kind, ref)
  if (!record.ok) return record
  return done({ rows: (await rowsOf(context, read, kind, record.value.id)).map(jsonOf) })
}

/** Whether the caller may attach files there at all: asked before a byte is taken. */
export async function mayAttach(context: Context, kind: AnyKind, ref: string): Promise<Outcome<unknown>> {
  return await recordBeside(context, reading(context), kind, ref, 'editOwn')
}

/** Keeps a file and attaches it to a record. */
export async function attachFile(
  context: Context,
  blobs: BlobStore,
  kind: AnyKind,
  ref: string,
  file: IncomingFile,
): Promise<Outcome<AttachmentJson>> {
  const kept = await keep(blobs, file)
  if (!kept.ok) return kept
  const { sha256, bytes } = kept.value
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const record = await recordBeside(context, read, kind, ref, 'editOwn')
    if (!record.ok) return record
    const { org, actor } = context
    const { id: recordId, place } = record.value
    const [id, name, mediaType] = [context.newId(), cleanName(file.name), cleanType(file.mediaType)]
    const at = context.now()
    const attached = {
      org,
      id,
      kind: kind.name,
      record: recordId,
      place,
      name,
      mediaType,
      bytes,
      sha256,
      at,
      by: actor.person ?? null,
    }
    const event = {
      verb: 'attached',
      kind: kind.name,
      record: recordId,
      initiative: initiativeOf(kind, record.value),
      place,
      after: { [`attachment.${id}`]: { name, bytes, sha256 } },
    }
    await tx.batch([insertAttachment(attached), ...eventStatements(context, [event]).queries])
    const [row] = await rowsOf(context, read, kind, recordId, id)
    return row ? done(jsonOf(row)) : notFound('attachment', id)
  })
}

/** Keeps the content, or nothing of it: what is empty, too large or other than it says never reaches the folder. */
async function keep(blobs: BlobStore, file: IncomingFile): Promise<Outcome<Blob>> {
  try {
    return done(await blobs.put(checked(file)))
  } catch (error) {
    if (error instanceof Unfit) return error.refused
    throw error
  }
}

/** Stops a stream from within; caught by `keep` alone. */
class Unfit extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.message)
    this.refused = refused
  }
}

async function* checked({ name, mediaType, content, tooLarge }: IncomingFile): AsyncGenerator<Uint8Array> {
  let head = new Uint8Array(0)
  let bytes = 0
  for await (const piece of content) {
    bytes += piece.byteLength
    if (head.length < headBytes) {
      head = new Uint8Array(Buffer.concat([head, piece.subarray(0, headBytes - head.length)]))
      if (head.length === headBytes) refuseMismatch(head, name, mediaType)
    }
    yield piece
  }
  if (tooLarge()) throw new Unfit(refuseTooLarge(name))
  if (bytes === 0) throw new Unfit(refuseEmpty(name))
  if (head.length < headBytes) refuseMismatch(head, name, mediaType)
}

function refuseMismatch(head: Uint8Array, name: string, mediaType: string): void {
  const what = mismatch(head, name, mediaType)
  if (what === undefined) return
  throw new Unfit(
    refuse({
      id: 'attachment.mismatch',
      status: 422,
      message: `“${name}” ${what}, whatever its name says.`,
      mend: 'Maybe it was renamed or damaged; attach it by what it is.',
    }),
  )
}

function refuseTooLarge(name: string): Refused {
  return refuse({
    id: 'attachment.too-large',
    status: 413,
    message: `“${name}” is too large.`,
    mend: 'Maybe link to it instead.',
  })
}

function refuseEmpty(name: string): Refused {
  return refuse({
    id: 'attachment.empty',
    status: 422,
    message: `“${name}” is empty: there is not a byte in it.`,
    mend: 'Maybe it was still being written; try it once more.',
  })
}

export interface OutgoingFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly content: Readable
}

export async function openAttachment(
  context: Context,
  blobs: BlobStore,
  kind: AnyKind,
  ref: string,
  id: string,
): Promise<Outcome<OutgoingFile>> {
  const read = reading(context)
  const record = await recordBeside(context, read, kind, ref)
  if (!record.ok) return record
  const [row] = await rowsOf(context, read, kind, record.value.id, id)
  if (!row) return notFound('attachment', id)
  const content = await blobs.get(row.sha256)
  if (!content)
    return refuse({
      id: 'attachment.lost',
      status: 503,
      message: `The content of “${row.name}” is not in the folder of attachments.`,
      mend: 'Maybe restore the folder from a backup.',
    })
  return done({ name: row.name, mediaType: row.media_type, bytes: row.bytes, content })
}

/** Takes a file away from its record; the content stays for whoever else attached it. */
export async function detachFile(
  context: Context,
  kind: AnyKind,
  ref: string,
  id: string,
): Promise<Outcome<{ id: string }>> {
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const record = await recordBeside(context, read, kind, ref)
    if (!record.ok) return record
    const { id: recordId, place } = record.value
    const [row] = await rowsOf(context, read, kind, recordId, id)
    if (!row) return notFound('attachment', id)
    const own = row.created_by !== null && row.created_by === context.actor.person
    const allowed = await recordBeside(context, read, kind, ref, own ? 'editOwn' : 'edit')
    if (!allowed.ok) return allowed
    const before = { [`attachment.${id}`]: { name: row.name, bytes: row.bytes, sha256: row.sha256 } }
    const event = {
      verb: 'detached',
      kind: kind.name,
      record: recordId,
      initiative: initiativeOf(kind, record.value),
      place,
      before,
      after: { [`attachment.${id}`]: null },
    }
    await tx.batch([removeAttachment(context.org, id, context.now()), ...eventStatements(context, [event]).queries])
    return done({ id })
  })
}

async function rowsOf(
  context: Context,
  read: Reader,
  kind: AnyKind,
  record: string,
  id?: string,
): Promise<AttachmentRow[]> {
  const [result] = await read([attachmentsOf(kind.name, record, sightOf(context), id)])
  return (result?.rows ?? []) as unknown as AttachmentRow[]
}

function jsonOf(row: AttachmentRow): AttachmentJson {
  const { id, name, media_type: mediaType, bytes, sha256, created_at: createdAt } = row
  return { id, name, mediaType, bytes, sha256, author: authorOf(row.created_by, row.author), createdAt }
}

/** The last part of a path, without control characters and what shells and file systems take amiss. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, ' ')
    .trim()
    .slice(0, 200)
  return clean === '' || /^\.+$/.test(clean) ? 'file' : clean
}

function cleanType(mediaType: string): string {
  return /^[a-z0-9!#$&^_.+-]{1,80}\/[a-z0-9!#$&^_.+-]{1,80}$/i.test(mediaType)
    ? mediaType.toLowerCase()
    : 'application/octet-stream'
}
