import type { Absence } from '@gantry/domain/absence'
import { carry } from '@gantry/domain/cycle/carry'
import { type Candidate, type EarlierPeriod, expectedOf, type OpeningScope } from '@gantry/domain/cycle/expected'
import { reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { candidates, earlierPeriods, lastReports, reportsToLock } from '@gantry/store/cycle/opening'
import type { Tx } from '@gantry/store/database'
import { writeEvent } from '@gantry/store/events/write'
import { type PeriodScope, readScope } from '@gantry/store/periods/scope'
import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import { updateRecord } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { knownScope } from '../periods/scope.ts'
import { editVerdict, Permissions } from '../records/allowed.ts'
import { changing, writeChange } from '../records/change-record.ts'
import { readingIn } from '../records/load.ts'
import { readDraft } from '../records/read-draft.ts'
import { notNow } from '../records/refusals.ts'

export interface OpenInput {
  readonly version: number
  readonly scope?: PeriodScope
  readonly dueOn?: string | null
  readonly locksOn?: string | null
}

export interface Opened {
  readonly period: RecordJson
  /** Reports made due, left as they were, and closed because nobody owes them any more. */
  readonly opened: number
  readonly kept: number
  readonly closed: number
  readonly leavers: readonly { readonly id: string; readonly ref: string; readonly title: string }[]
}

/**
 * Opens a period: one report is due from every initiative in its scope, prefilled with what holds on from the last one
 * and marked as carried over. Opening again adds newcomers and closes the untouched reports of leavers.
 */
export async function openPeriod(context: Context, ref: string, input: OpenInput): Promise<Outcome<Opened>> {
  const told = { opened: 0, kept: 0, closed: 0, leavers: [] as Opened['leavers'] }
  const period = await changing(context, reportingPeriod, ref, input, async (tx, loaded, source) => {
    const { stored } = loaded
    const verdict = editVerdict(reportingPeriod, stored, new Permissions(context.actor))
    if (!verdict.ok) return notNow(verdict)
    if (stored.state === 'imported') return wasImported
    const read = readingIn(tx)
    const scope = input.scope ?? (await scopeNow(tx, context.org, stored.id))
    const known = await knownScope(context, read, scope)
    if (!known.ok) return known
    const dates = given({ dueOn: input.dueOn, locksOn: input.locksOn })
    const draft = await readDraft(context, read, reportingPeriod, loaded.customs, { fields: dates }, stored)
    if (!draft.ok) return draft
    await writeChange(tx, context, source, loaded, { verb: 'opened', state: 'open', fields: draft.value.fields })
    if (input.scope) await keepScope(tx, context, stored, input.scope)
    const period = { ...stored, fields: draft.value.values as Stored['fields'] }
    Object.assign(told, await expect(tx, context, period, scope))
    return undefined
  })
  return period.ok ? done({ period: period.value, ...told }) : period
}

const wasImported = refuse({
  id: 'period.imported',
  status: 422,
  message: 'This period was imported: its reports are there already.',
  mend: 'Maybe open the next period.',
})

async function scopeNow(tx: Tx, org: string, period: string): Promise<PeriodScope> {
  const { rows } = await tx.query<{ scope: PeriodScope }>(readScope(org, period))
  return rows[0]!.scope
}

async function keepScope(tx: Tx, context: Context, { id }: Stored, scope: PeriodScope): Promise<void> {
  const before = await scopeNow(tx, context.org, id)
  if (JSON.stringify(before) === JSON.stringify(scope)) return
  await tx.query({
    text: 'update reporting_period set scope = $3::jsonb where org = $1::uuid and id = $2::uuid',
    values: [context.org, id, JSON.stringify(scope)],
  })
  await writeEvent(tx, context, {
    verb: 'changed',
    kind: reportingPeriod.name,
    record: id,
    before: { scope: before },
    after: { scope },
  })
}

type Owing = Candidate & {
  readonly ref: string
  readonly title: string
  readonly category: string | null
  readonly reporter: string | null
}

async function expect(tx: Tx, context: Context, period: Stored, scope: PeriodScope) {
  const { org } = context
  const asOf = String(period.fields.asOf)
  const [found, earlier, existing] = await tx.batch([
    candidates(org, asOf),
    earlierPeriods(org, asOf),
    reportsToLock(org, period.id),
  ])
  const { expected, leavers } = expectedOf(
    found!.rows.map(owing),
    scope as OpeningScope,
    earlier!.rows.map(earlierPeriod),
  )
  const there = existing!.rows.map((row) => storedOf(sourceOf(statusReport.name), row))
  const reported = new Set(there.map(({ initiative }) => initiative))
  const newcomers = expected.filter(({ id }) => !reported.has(id))
  const wanted = new Set(expected.map(({ id }) => id))
  // A report somebody has written in is never closed by opening again.
  const gone = there.filter((one) => one.state === 'due' && one.version === 1 && !wanted.has(one.initiative ?? ''))
  await addReports(tx, context, period, newcomers)
  for (const one of gone) await closeReport(tx, context, one)
  await tx.query(dueWithPeriod(org, period))
  return {
    opened: newcomers.length,
    kept: there.length - gone.length,
    closed: gone.length,
    leavers: leavers.filter(({ id }) => !reported.has(id)).map(({ id, ref, title }) => ({ id, ref, title })),
  }
}

function owing(row: Row): Owing {
  return {
    id: row.id as string,
    ref: `INI-${String(row.ref_no)}`,
    title: row.title as string,
    place: row.place as string,
    type: row.type as string,
    unit: row.unit as string | null,
    category: row.category as string | null,
    leaf: row.leaf as boolean,
    lastAsOf: row.last_as_of as string | null,
    reporter: row.reporter as string | null,
  }
}

function earlierPeriod(row: Row): EarlierPeriod {
  return { asOf: row.as_of as string, scope: row.scope as OpeningScope }
}

async function addReports(tx: Tx, context: Context, period: Stored, owing: readonly Owing[]): Promise<void> {
  if (owing.length === 0) return
  const asOf = String(period.fields.asOf)
  const ids = owing.map(({ id }) => id)
  const [last, settings] = await tx.batch([
    lastReports(context.org, ids, asOf),
    { text: 'select fiscal_year_start from organisation where id = $1::uuid', values: [context.org] },
  ])
  const before = new Map(last!.rows.map((row) => [row.initiative as string, row]))
  const start = Number(settings!.rows[0]?.fiscal_year_start ?? 1)
  const records = owing.map((one) => reportOf(period, one, before.get(one.id), start))
  const stamped = records.map((one) => ({ ...one, extra: { ...one.extra, recorded_at: context.now() } }))
  await insertRecords(tx, context, statusReport, stamped, { verb: 'opened' })
}

function reportOf(period: Stored, owing: Owing, row: Row | undefined, fiscalYearStart: number): NewRecord {
  const asOf = String(period.fields.asOf)
  const last = row && storedOf(sourceOf(statusReport.name), row)
  const kept =
    last &&
    carry(
      { asOf: String(last.fields.asOf), fields: last.fields, absent: last.absent as Readonly<Record<string, Absence>> },
      asOf,
      fiscalYearStart,
    )
  return {
    initiative: owing.id,
    place: owing.place,
    fields: {
      ...kept?.fields,
      reportedUnit: owing.unit ?? last?.fields.reportedUnit ?? null,
      reportedCategory: owing.category ?? last?.fields.reportedCategory ?? null,
      title: owing.title,
      period: period.id,
      asOf,
      reporter: owing.reporter,
      dueOn: period.fields.dueOn ?? null,
      carriedFrom: last?.id ?? null,
      carried: kept?.names ?? [],
    },
    absent: kept?.absent ?? {},
    extra: { definitions: row?.definitions ?? {} },
  }
}

/** The due date of a report is that of its period, whose event tells the change. */
function dueWithPeriod(org: string, { id, fields }: Stored) {
  return {
    text: `update status_report set due_on = $3::date
      where org = $1::uuid and period = $2::uuid and state in ('due', 'challenged') and due_on is distinct from $3::date`,
    values: [org, id, fields.dueOn ?? null],
  }
}

async function closeReport(tx: Tx, context: Context, report: Stored): Promise<void> {
  const reason = 'No longer expected to report in this period'
  await updateRecord(tx, sourceOf(statusReport.name), context, report, { verb: 'closed', deleted: true, reason }, [])
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
