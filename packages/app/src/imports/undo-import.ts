import { covers } from '@gantry/domain/reach'
import type { Result, Tx } from '@gantry/store/database'
import { type EventDraft, writeEvents } from '@gantry/store/events/write'
import { indexStatuses } from '@gantry/store/imports/index-search'
import { lockPlaces } from '@gantry/store/initiatives/places'
import { keepVersions } from '@gantry/store/imports/keep-versions'
import { type UndoConflict, undoConflicts } from '@gantry/store/imports/undo-conflicts'
import { undoStatements } from '@gantry/store/imports/undo-statements'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, refuse } from '../outcome.ts'
import { mayImport } from './import-limits.ts'
import type { Made } from './import-plan.ts'

export interface UndoneImport {
  readonly id: string
  readonly statusRowsRemoved: number
  readonly statusRowsRestored: number
  readonly initiativesRemoved: number
  /** What rested on it all the same, when it was forced: each has an event that says so. */
  readonly flagged: readonly UndoConflict[]
}

interface ImportRow {
  readonly id: string
  readonly state: string
  readonly place: string
  readonly portfolio: string
  readonly made: Made
  readonly created_at: string
}

/**
 * Takes an import back by a compensating change: nothing is erased. Refused when a decision rests on it or something
 * later was built on it; with `force` it is done all the same, and an event flags each of those.
 */
export async function undoImport(
  context: Context,
  id: string,
  { reason, force = false }: { readonly reason: string; readonly force?: boolean },
): Promise<Outcome<UndoneImport>> {
  const refused = mayImport(context)
  if (refused) return refused
  if (!/^[0-9a-f-]{36}$/i.test(id)) return notFound('import', id)
  const outcome = await context.store.transaction({ org: context.org }, async (tx) => {
    const row = await lockImport(tx, context.org, id)
    if (!row || !covers(context.actor.access.reach('import'), row.place)) return notFound('import', id)
    if (row.state === 'undone') return undoneAlready(id)
    const conflicts = await conflictsOf(tx, context.org, row)
    if (conflicts.length > 0 && !force) return restsOnIt(conflicts)
    return done(await takeBack(tx, context, row, reason, conflicts))
  })
  if (outcome.ok) await indexStatuses(context.store, context.org)
  return outcome
}

async function lockImport(tx: Tx, org: string, id: string): Promise<ImportRow | undefined> {
  const [, found] = await tx.batch([
    lockPlaces(org),
    {
      text: 'select id, state, place, portfolio, made, created_at from import where org = $1 and id = $2',
      values: [org, id],
    },
  ])
  return found?.rows[0] as unknown as ImportRow | undefined
}

async function conflictsOf(tx: Tx, org: string, { id, made, created_at }: ImportRow): Promise<UndoConflict[]> {
  const statuses = [...made.statuses, ...made.restated]
  const found = await tx.batch(
    undoConflicts({ org, importId: id, at: created_at, initiatives: made.initiatives, statuses }),
  )
  return found.flatMap((result: Result) => result.rows as unknown as UndoConflict[])
}

async function takeBack(
  tx: Tx,
  context: Context,
  { id, made, place, portfolio, created_at }: ImportRow,
  reason: string,
  conflicts: readonly UndoConflict[],
): Promise<UndoneImport> {
  const { org, actor, newId } = context
  const [now, by] = [context.now(), actor.person ?? null]
  const versions = made.restated.map((status) => ({ id: newId(), status }))
  await tx.batch([
    ...keepVersions({ org, at: now, by, reason: `undone: ${reason}`, import: null, versions }),
    ...undoStatements({ ...made, org, importId: id, at: created_at, by, now, reason }),
    {
      text: "update import set state = 'undone', undone_at = $3, undone_by = $4, undo_reason = $5 where org = $1 and id = $2",
      values: [org, id, now, by, reason],
    },
  ])
  const gone = await removedBy(tx, org, now, made)
  const undone: EventDraft = {
    verb: 'undone',
    kind: 'import',
    record: id,
    initiative: portfolio,
    place,
    reason,
    before: { state: 'applied' },
    after: { state: 'undone' },
  }
  const flags = conflicts.map(({ kind, record }) => ({
    verb: 'flagged',
    kind,
    record,
    reason: `The import it rests on was undone: ${reason}`,
  }))
  await writeEvents(tx, context, [undone, ...gone.events, ...flags])
  return {
    id,
    statusRowsRemoved: gone.statuses,
    statusRowsRestored: made.restated.length,
    initiativesRemoved: gone.initiatives,
    flagged: conflicts,
  }
}

/** What this very transaction removed or restored, as events. */
async function removedBy(tx: Tx, org: string, now: string, made: Made) {
  const own = (table: string, kind: string, ids: readonly string[], where: string) => ({
    text: `select '${kind}' as kind, id, version, ${table === 'reporting_period' ? 'null as place, null as initiative' : table === 'initiative' ? 'place, id as initiative' : 'place, initiative'}
      from ${table} where org = $1 and id = any($2::uuid[]) and ${where} = $3`,
    values: [org, ids, now],
  })
  const [statuses, restored, initiatives, periods] = await tx.batch([
    own('status_report', 'statusReport', made.statuses, 'deleted_at'),
    own('status_report', 'statusReport', made.restated, 'recorded_at'),
    own('initiative', 'initiative', made.initiatives, 'deleted_at'),
    own('reporting_period', 'reportingPeriod', made.periods, 'deleted_at'),
  ])
  const drafts = (result: Result | undefined, verb: string): EventDraft[] =>
    (
      (result?.rows ?? []) as {
        kind: string
        id: string
        version: number
        place: string | null
        initiative: string | null
      }[]
    ).map(({ kind, id, version, place, initiative }) => ({ verb, kind, record: id, version, place, initiative }))
  return {
    statuses: statuses?.rows.length ?? 0,
    initiatives: initiatives?.rows.length ?? 0,
    events: [
      ...drafts(statuses, 'deleted'),
      ...drafts(restored, 'restated'),
      ...drafts(initiatives, 'deleted'),
      ...drafts(periods, 'deleted'),
    ],
  }
}

function undoneAlready(id: string) {
  return refuse({
    id: 'import.undone',
    status: 409,
    message: 'This import was taken back already.',
    mend: 'Maybe import the files again, if they are wanted after all.',
    values: { import: id },
  })
}

function restsOnIt(conflicts: readonly UndoConflict[]) {
  const [first] = conflicts
  const name = [first?.ref, first?.title && `“${first.title.slice(0, 120)}”`].filter(Boolean).join(' ') || first?.kind
  const others = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : ''
  const words = { decision: 'The decision', import: 'The later import', record: 'The record' }[first?.what ?? 'record']
  return refuse({
    id: 'import.rests-on-it',
    status: 409,
    message: `${words} ${name}${others} rests on this import; it was not taken back.`,
    mend: 'Maybe correct the values instead; or take it back all the same, and each of those is flagged.',
    values: { conflicts },
  })
}
