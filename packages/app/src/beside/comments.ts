import type { AnyKind } from '@gantry/domain/kind'
import {
  commentForUpdate,
  type CommentRow,
  commentsOf,
  insertComment,
  removeComment,
  rewriteComment,
} from '@gantry/store/beside/comments'
import { eventStatements } from '@gantry/store/events/write'
import { labelOf } from '@gantry/store/records/label'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { type Reader, reading, readingIn } from '../records/load.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { type AuthorJson, initiativeOf, recordBeside } from './beside-record.ts'

export interface CommentJson {
  readonly id: string
  readonly body: string
  readonly version: number
  readonly author: AuthorJson
  readonly createdAt: string
  readonly editedAt: string | null
  /** Only one's own can be changed. */
  readonly own: boolean
}

export async function listComments(
  context: Context,
  kind: AnyKind,
  ref: string,
): Promise<Outcome<{ rows: CommentJson[] }>> {
  const read = reading(context)
  const record = await recordBeside(context, read, kind, ref)
  if (!record.ok) return record
  return await commentsJson(context, read, kind, record.value)
}

export async function addComment(
  context: Context,
  kind: AnyKind,
  ref: string,
  body: string,
): Promise<Outcome<{ rows: CommentJson[] }>> {
  return await commenting(context, kind, ref, async (record) => {
    const id = context.newId()
    const { org, actor } = context
    const comment = {
      org,
      id,
      kind: kind.name,
      record: record.id,
      place: record.place,
      body,
      at: context.now(),
      by: actor.person ?? null,
    }
    return done({ verb: 'commented', query: insertComment(comment), after: { [`comment.${id}`]: body } })
  })
}

export async function changeComment(
  context: Context,
  kind: AnyKind,
  ref: string,
  id: string,
  input: { readonly version: number; readonly body: string },
): Promise<Outcome<{ rows: CommentJson[] }>> {
  return await commenting(context, kind, ref, async (record, read) => {
    const before = await ownComment(context, read, kind, record, id, input.version)
    if (!before.ok) return before
    const [key, query] = [`comment.${id}`, rewriteComment(context.org, id, input.body, context.now())]
    return done({ verb: 'commentChanged', query, before: { [key]: before.value }, after: { [key]: input.body } })
  })
}

export async function takeBackComment(
  context: Context,
  kind: AnyKind,
  ref: string,
  id: string,
  input: { readonly version: number },
): Promise<Outcome<{ rows: CommentJson[] }>> {
  return await commenting(context, kind, ref, async (record, read) => {
    const before = await ownComment(context, read, kind, record, id, input.version)
    if (!before.ok) return before
    const [key, query] = [`comment.${id}`, removeComment(context.org, id, context.now())]
    return done({ verb: 'commentRemoved', query, before: { [key]: before.value }, after: { [key]: null } })
  })
}

type Written = { verb: string; query: ReturnType<typeof insertComment>; before?: object; after: object }

async function commenting(
  context: Context,
  kind: AnyKind,
  ref: string,
  work: (record: Stored, read: Reader) => Promise<Outcome<Written>>,
): Promise<Outcome<{ rows: CommentJson[] }>> {
  return await context.store.transaction(scopeOf(context), async (tx) => {
    const read = readingIn(tx)
    const record = await recordBeside(context, read, kind, ref, 'editOwn')
    if (!record.ok) return record
    const written = await work(record.value, read)
    if (!written.ok) return written
    const { verb, query, before, after } = written.value
    const { id, place } = record.value
    const event = {
      verb,
      kind: kind.name,
      record: id,
      initiative: initiativeOf(kind, record.value),
      place,
      before: { ...before },
      after: { ...after },
    }
    await tx.batch([query, ...eventStatements(context, [event]).queries])
    return await commentsJson(context, read, kind, record.value)
  })
}

async function ownComment(
  context: Context,
  read: Reader,
  kind: AnyKind,
  record: Stored,
  id: string,
  version: number,
): Promise<Outcome<string>> {
  const [found] = await read([commentForUpdate(context.org, kind.name, record.id, id)])
  const row = found?.rows[0]
  if (!row) return notFound('comment', id)
  if (row.created_by === null || row.created_by !== context.actor.person)
    return refuse({
      id: 'comment.not-own',
      status: 403,
      message: 'Only who wrote a comment can change it.',
      mend: 'Maybe answer it instead.',
    })
  if (row.version !== version)
    return refuse({
      id: 'record.stale',
      status: 409,
      message: 'The comment was changed meanwhile.',
      mend: 'Maybe read it again.',
      both: { yours: { version }, theirs: { version: row.version, body: row.body } },
    })
  return done(row.body as string)
}

async function commentsJson(
  context: Context,
  read: Reader,
  kind: AnyKind,
  record: Stored,
): Promise<Outcome<{ rows: CommentJson[] }>> {
  const [result] = await read([commentsOf(kind.name, record.id, sightOf(context))])
  const rows = (result?.rows ?? []) as unknown as CommentRow[]
  return done({
    rows: rows.map((row) => ({
      id: row.id,
      body: row.body,
      version: row.version,
      author: authorOf(row.created_by, row.author),
      createdAt: row.created_at,
      editedAt: row.edited_at,
      own: row.created_by !== null && row.created_by === context.actor.person,
    })),
  })
}

export function authorOf(id: string | null, label: string | null): AuthorJson {
  if (id === null) return { id, name: 'Gantry' }
  const known = labelOf(label, 'person')
  return { id, name: known && 'title' in known ? known.title : '' }
}
