import type { PlanSnapshot } from '@gantry/planning/editing'
import { planLimits } from '@gantry/planning/editing'
import { organisationOf } from '@gantry/store/access/organisations'
import type { Tx } from '@gantry/store/database'
import { insertCommands } from '@gantry/store/plans/commands'
import { insertPlan, planQuery, plansQuery, type StoredPlan, storedPlan, updatePlan } from '@gantry/store/plans/plans'
import { sourceOf } from '@gantry/store/records/source'
import { eventStatements } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { todayAtEight } from '../access/day.ts'
import { forgetDrop, keepDrop, takeDrop } from '../imports/drops.ts'
import { done, type Outcome, refuse, type Refused } from '../outcome.ts'
import { loadRecord, reading, readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { aligned, changesOf, type ImportChanges, removesTooMuch } from './compare-import.ts'
import type { PlanDesk } from './desk.ts'
import { everyRow } from './every-row.ts'
import { HeldPlan } from './held-plan.ts'
import { type PlanHead, planHead } from './plan-json.ts'
import { readApart } from './read-apart.ts'
import type { PlanFile, ReadFile, ReadFileOptions } from './read-plan-file.ts'
import { noInitiative } from './read-plan.ts'
import { changeQueries } from './write-changes.ts'

export interface PlanImportPreview {
  readonly token: string
  readonly format: string
  readonly title: string
  readonly tasks: number
  readonly links: number
  readonly resources: number
  readonly findings: ReadFile['findings']
  readonly dates: ReadFile['dates']
  readonly changes: ImportChanges | null
}

const mostFindings = 500

/** Reads a plan's file and shows what it holds, how its dates compare with ours, and what it would change. Writes nothing. */
export async function previewPlanImport(
  context: Context,
  desk: PlanDesk,
  initiative: string,
  files: readonly PlanFile[],
): Promise<Outcome<PlanImportPreview>> {
  const target = await targetOf(context, initiative)
  if (!target.ok) return target
  const [file, ...others] = files
  if (file === undefined || others.length > 0) return oneFile(files.length)
  const { id, stored, start } = target.value
  const read = await readFile(file, { dates: 'reschedule', start })
  if (!read.ok) return read
  const { format, plan, findings, dates } = read.value
  return done({
    token: await keepDrop(context, [file]),
    format,
    title: plan.settings.title,
    tasks: plan.tasks.length,
    links: plan.dependencies.length,
    resources: plan.resources.length,
    findings: findings.slice(0, mostFindings),
    dates,
    changes: stored === undefined ? null : await changesAt(context, desk, id!, plan),
  })
}

async function changesAt(context: Context, desk: PlanDesk, id: string, plan: PlanSnapshot): Promise<ImportChanges> {
  return await desk.atPlan(context.org, id, async (seat) => {
    const read = reading(context)
    const [found] = await read([planQuery(sightOf(context), id)])
    const held = await seat.at(storedPlan(found!.rows[0]!).head, read)
    return changesOf(aligned(plan, held.book), held.book)
  })
}

export interface PlanImportInput {
  readonly initiative: string
  /** Of a preview. */
  readonly token: string
  readonly dates: ReadFileOptions['dates']
  /** More than half of the plan's tasks may go. */
  readonly mayDelete?: boolean
}

/**
 * Puts a file's plan in place of an initiative's: the first, or by the ids of its rows over the one that is there, in one
 * transaction and as one command that undo stops at.
 */
export async function importPlan(context: Context, desk: PlanDesk, input: PlanImportInput): Promise<Outcome<PlanHead>> {
  const target = await targetOf(context, input.initiative)
  if (!target.ok) return target
  const drop = await takeDrop(context, input.token)
  if (!drop.ok) return drop
  const [file] = drop.value
  if (file === undefined) return oneFile(0)
  const read = await readFile(file, { dates: input.dates, start: target.value.start })
  if (!read.ok) return read
  const { id = context.newId() } = target.value
  const outcome = await desk.atPlan(context.org, id, async (seat) => {
    try {
      return await context.store.transaction(scopeOf(context), async (tx) => {
        const { rows } = await tx.query(planQuery(sightOf(context), id, true))
        const stored = rows[0] && storedPlan(rows[0])
        const there = stored && (await seat.at(stored.head, readingIn(tx)))
        const plan = there ? aligned(read.value.plan, there.book) : read.value.plan
        const next = HeldPlan.of(withOwnSettings(plan, there), (stored?.head ?? 0) + 1)
        const gone = there ? [...there.book.task.keys()].filter((task) => !next.book.task.has(task)).length : 0
        if (there && !input.mayDelete && removesTooMuch(gone, there.book.task.size))
          return deletesOverHalf(gone, there.book.task.size)
        await writeImport(context, tx, target.value, { id, stored, there, next, file, read: read.value })
        const written = await tx.query(planQuery(sightOf(context), id))
        seat.put(next)
        return done(planHead(context, storedPlan(written.rows[0]!), []))
      })
    } catch (error) {
      seat.forget()
      throw error
    }
  })
  if (!outcome.ok) return outcome
  await forgetDrop(input.token)
  desk.dateLater(context.org, id)
  return outcome
}

/** What a file cannot say stays: the time zone, and a currency it does not name. */
function withOwnSettings(plan: PlanSnapshot, there: HeldPlan | undefined): PlanSnapshot {
  const { timeZone, currency } = there?.book.settings ?? {}
  return {
    ...plan,
    settings: {
      ...(timeZone !== undefined && { timeZone }),
      ...(currency !== undefined && { currency }),
      ...plan.settings,
    },
  }
}

interface Import {
  readonly id: string
  readonly stored: StoredPlan | undefined
  readonly there: HeldPlan | undefined
  readonly next: HeldPlan
  readonly file: PlanFile
  readonly read: ReadFile
}

async function writeImport(context: Context, tx: Tx, target: Target, written: Import): Promise<void> {
  const { org, actor } = context
  const { id, stored, there, next, file, read } = written
  const now = context.now()
  const by = actor.person ?? null
  const { settings } = next.book
  const [figures, head] = [next.figures(), next.head]
  const plan = { id, initiative: target.initiative, place: target.place, head, settings, figures }
  await tx.batch([
    stored ? updatePlan(org, id, { head, figures, settings }, now, by) : insertPlan(org, plan, now, by),
    ...changeQueries(org, id, next.book, everyRow(next.book, there?.book)),
    insertCommands(org, id, [
      {
        n: head,
        id: context.newId(),
        verb: 'plan.import',
        base: head - 1,
        edits: null,
        inverse: null,
        undoes: null,
        barrier: true,
        account: actor.user ?? null,
        actor: by,
        actorName: actor.name,
        at: now,
      },
    ]),
    ...eventStatements(context, [
      {
        verb: stored ? 'reimported' : 'imported',
        kind: 'plan',
        record: id,
        version: head,
        initiative: target.initiative,
        place: target.place,
        before: stored ? { head: stored.head, finish: stored.figures.finish, tasks: stored.figures.tasks } : {},
        after: {
          head,
          finish: figures.finish,
          tasks: figures.tasks,
          file: file.name,
          format: read.format,
          pinned: read.pinned,
        },
      },
    ]).queries,
  ])
}

interface Target {
  /** Id of the initiative. */
  readonly initiative: string
  readonly place: string
  /** The plan that is there. */
  readonly id?: string
  readonly stored?: StoredPlan
  /** Today at eight, in the organisation's zone. */
  readonly start: number
}

/** The initiative that a file is for, if the caller may change its plan. */
async function targetOf(context: Context, ref: string): Promise<Outcome<Target>> {
  const read = reading(context)
  const loaded = await loadRecord(context, read, sourceOf('initiative'), ref)
  const place = loaded?.stored.place
  if (!loaded || place === null || place === undefined) return noInitiative(ref)
  const may = context.actor.access.may('edit', place)
  if (!may.ok) return forbidden(may)
  const [plans, organisation] = await read([
    plansQuery(sightOf(context), loaded.stored.id),
    organisationOf(context.org),
  ])
  const row = plans?.rows[0]
  return done({
    initiative: loaded.stored.id,
    place,
    start: todayAtEight(String(organisation!.rows[0]!.timeZone), context.now()),
    ...(row && { id: row.id as string, stored: storedPlan(row) }),
  })
}

async function readFile(file: PlanFile, options: ReadFileOptions): Promise<Outcome<ReadFile>> {
  const outcome = await readApart(file, options)
  if (outcome.refusal !== undefined) return refuse({ ...wordsOf(outcome.refusal), status: 422 })
  const { tasks } = outcome.read.plan
  return tasks.length > planLimits.tasks ? tooLarge(tasks.length) : done(outcome.read)
}

const wordsOf = ({ id, message, mend }: { id: string; message: string; mend: string }) => ({ id, message, mend })

const tooLarge = (tasks: number): Refused =>
  refuse({
    id: 'plan.tooLarge',
    status: 422,
    message: `The file holds ${tasks} tasks; a plan holds at most ${planLimits.tasks}.`,
    mend: 'Maybe make a project of each of its parts, and link them.',
  })

const oneFile = (count: number): Refused =>
  refuse({
    id: 'plan.one-file',
    status: 422,
    message: `A plan comes from one file; these are ${count}.`,
    mend: 'Maybe choose one file; each project has a plan of its own.',
  })

const deletesOverHalf = (gone: number, of: number): Refused =>
  refuse({
    id: 'plan.deletes-over-half',
    status: 409,
    message: `The file lacks ${gone} of the plan’s ${of} tasks: importing it would delete them.`,
    mend: 'Maybe it is the file of another project; if it is meant, say so and import it again.',
    values: { removed: gone, of },
  })
