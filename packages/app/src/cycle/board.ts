import { statusReport } from '@gantry/domain/kinds/index'
import { type LockConcern, lockConcerns } from '@gantry/domain/cycle/lock-concerns'
import type { Missing } from '@gantry/domain/cycle/missing'
import type { Verdict } from '@gantry/domain/reach'
import type { AllowedJson, RecordJson } from '@gantry/domain/records/record-json'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Challenge } from './challenge.ts'
import { byOwner, type Owner, type PeriodReport, periodReports } from './period-reports.ts'

/** How a period stands: each report, and each owner's count. */
export interface Board {
  readonly period: RecordJson
  readonly today: string
  readonly states: Readonly<Record<string, number>>
  readonly owners: readonly OwnerLine[]
  readonly rows: readonly BoardRow[]
  /** What speaks against locking now, of what the caller sees. */
  readonly lockConcerns: readonly LockConcern[]
  readonly allowed: {
    readonly open: Verdict
    readonly lock: Verdict
    readonly remind: Verdict
    readonly independent: Verdict
  }
}

export interface OwnerLine {
  readonly owner: Owner
  readonly expected: number
  /** Handed in, whatever became of it. */
  readonly reported: number
  readonly accepted: number
  readonly late: number
  /** Still due, or never came. */
  readonly missing: number
}

export interface BoardRow {
  readonly id: string
  readonly ref: string
  readonly version: number
  readonly state: string | null
  readonly title: string
  readonly initiative: RecordJson['initiative']
  readonly owner: Owner
  readonly dueOn: unknown
  readonly submittedOn: unknown
  readonly late: boolean
  readonly submittedBy: string | null
  readonly onBehalfOf: string | null
  readonly carried: readonly string[]
  readonly missing: readonly Missing[]
  readonly ratings: { readonly owner: string | null; readonly independent: string | null }
  readonly challenge: Challenge | null
  readonly allowed: AllowedJson
}

export async function board(context: Context, ref: string): Promise<Outcome<Board>> {
  const found = await periodReports(context, ref)
  if (!found.ok) return found
  const { period, today, reports } = found.value
  const states = Object.fromEntries(statusReport.states!.map((state) => [state, 0]))
  for (const { stored } of reports) states[stored.state ?? ''] = (states[stored.state ?? ''] ?? 0) + 1
  return done({
    period,
    today,
    states,
    owners: [...byOwner(reports).values()].map(ownerLine).sort(mostTrouble),
    rows: reports.map(boardRow),
    lockConcerns: lockConcerns(
      { asOf: String(period.fields.asOf), dueOn: (period.fields.dueOn as string | null | undefined) ?? null },
      reports.map(({ record: { ref, title, state } }) => ({ ref, title, state })),
      today,
    ),
    allowed: allowedWith(context, period),
  })
}

function ownerLine(reports: readonly PeriodReport[]): OwnerLine {
  const count = (test: (report: PeriodReport) => boolean) => reports.filter(test).length
  const missing = count(({ stored }) => stored.state === 'due' || stored.state === 'missed')
  return {
    owner: reports[0]!.owner,
    expected: reports.length,
    reported: reports.length - missing,
    accepted: count(({ stored }) => stored.state === 'accepted' || stored.state === 'locked'),
    late: count(({ late }) => late),
    missing,
  }
}

function mostTrouble(a: OwnerLine, b: OwnerLine): number {
  return b.late - a.late || b.missing - a.missing || (a.owner.name < b.owner.name ? -1 : 1)
}

function boardRow({ record, owner, late, missing, ratings, challenge }: PeriodReport): BoardRow {
  const { id, ref, version, state, title, initiative, fields, allowed } = record
  const lead = (assessor: string) =>
    (ratings.find((row) => row.assessor === assessor && row.value !== null)?.value ?? null) as string | null
  return {
    id,
    ref,
    version,
    state,
    title,
    initiative,
    owner,
    dueOn: fields.dueOn ?? null,
    submittedOn: fields.submittedOn ?? null,
    late,
    submittedBy: nameOf(record, 'submittedBy'),
    onBehalfOf: nameOf(record, 'onBehalfOf'),
    carried: (fields.carried ?? []) as readonly string[],
    missing,
    ratings: { owner: lead('owner'), independent: lead('independent') },
    challenge,
    allowed,
  }
}

function nameOf({ fields, labels }: RecordJson, field: string): string | null {
  const id = fields[field]
  const label = typeof id === 'string' ? labels[id] : undefined
  return label && 'title' in label ? label.title : null
}

function allowedWith({ actor }: Context, period: RecordJson): Board['allowed'] {
  const edit = period.allowed.edit
  const imported: Verdict = {
    ok: false,
    id: 'period.imported',
    reason: 'This period was imported: its reports are there already.',
  }
  const notOpen: Verdict = { ok: false, id: 'period.notOpen', reason: `The period is ${period.state}, not open.` }
  return {
    open: edit.ok && period.state === 'imported' ? imported : edit,
    lock: edit.ok && period.state !== 'open' ? notOpen : edit,
    remind: period.state === 'open' ? actor.access.mayAnywhere('step') : notOpen,
    independent: actor.access.mayAnywhere('decide'),
  }
}
