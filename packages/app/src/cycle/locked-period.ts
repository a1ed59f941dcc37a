import { type Field, tellsMoney } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import { reportingPeriod, statusReport } from '@gantry/domain/kinds/index'
import type { Overview } from '@gantry/domain/portfolio/overview'
import { isEverywhere } from '@gantry/domain/reach'
import { correctionsSince, lockOf } from '@gantry/store/cycle/lock'
import type { Row, Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { overview } from '../portfolio/overview.ts'
import { getRecord } from '../records/get-record.ts'
import { reading } from '../records/load.ts'
import { periodReports } from './period-reports.ts'

export interface Correction {
  readonly report: { readonly id: string; readonly ref: string; readonly title: string }
  readonly at: string
  readonly byName: string | null
  readonly reason: string
  /** Only what changed, on both sides. */
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

export interface LockedPeriod {
  readonly lockedAt: string
  readonly byName: string
  /** Of the locked picture's text; null for readers who see a part of the organisation. */
  readonly sha256: string | null
  readonly asLocked: Overview | null
  readonly whyNot?: string
  readonly asCorrected: Overview
  readonly corrections: readonly Correction[]
}

/** A locked period as it was locked, and as it was corrected since. */
export async function lockedPeriod(context: Context, ref: string): Promise<Outcome<LockedPeriod>> {
  const period = await getRecord(context, reportingPeriod, ref)
  if (!period.ok) return period
  const [found] = await reading(context)([lockOf(context.org, period.value.id)])
  const lock = found!.rows[0]
  if (!lock) return neverLocked(period.value.state)
  const now = await overview(context, { period: period.value.id, today: context.now().slice(0, 10) })
  if (!now.ok) return now
  const corrections = await correctionsOf(context, period.value.id, lock.lockedAt as string)
  const whole = isEverywhere(context.actor.access.reach('see')) && isEverywhere(context.actor.access.reach('seeMoney'))
  const picture = whole
    ? { sha256: lock.sha256 as string, asLocked: JSON.parse(lock.overview as string) as Overview }
    : {
        sha256: null,
        asLocked: null,
        whyNot: 'The locked picture is of the whole organisation, and your roles show a part of it.',
      }
  return done({
    lockedAt: lock.lockedAt as string,
    byName: lock.byName as string,
    ...picture,
    asCorrected: now.value.overview,
    corrections,
  })
}

function neverLocked(state: string | null) {
  return refuse({
    id: 'period.notLocked',
    status: 404,
    message: `This period is ${state}: nothing was locked.`,
    mend: state === 'open' ? 'Maybe lock it.' : 'Maybe look at its overview.',
  })
}

async function correctionsOf(context: Context, period: string, since: string): Promise<Correction[]> {
  const reports = await periodReports(context, period)
  if (!reports.ok) return []
  const seen = new Map(reports.value.reports.map((report) => [report.stored.id, report]))
  const [found] = await reading(context)([correctionsSince(context.org, [...seen.keys()], since)])
  const newer = new Map<string, { readonly columns: Row; readonly ratings: readonly Row[] }>()
  return found!.rows.flatMap((row) => {
    const report = seen.get(row.report as string)
    if (!report) return []
    const then = { columns: row.values as Row, ratings: row.ratings as Row[] }
    const next = newer.get(report.stored.id) ?? { columns: columnsNow(report.stored), ratings: report.ratings }
    newer.set(report.stored.id, then)
    const money = context.actor.access.seesMoney(report.stored.place)
    const { id, ref, title } = report.record
    return [
      {
        report: { id, ref, title },
        at: row.at as string,
        byName: row.by_name as string | null,
        reason: row.reason as string,
        ...changes(then, next, money),
      },
    ]
  })
}

interface Side {
  readonly columns: Row
  readonly ratings: readonly Row[]
}

/** Fields and ratings that differ between two versions; amounts only for those who see them. */
function changes(then: Side, now: Side, money: boolean): Pick<Correction, 'before' | 'after'> {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  const compare = (name: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return
    before[name] = was ?? null
    after[name] = is ?? null
  }
  for (const [key, field] of Object.entries<Field>(statusReport.fields)) {
    if (!money && tellsMoney(field)) continue
    const [was, is] = [valueIn(then.columns, key, field.type), valueIn(now.columns, key, field.type)]
    compare(key, was, is)
  }
  for (const rating of now.ratings) {
    const was = then.ratings.find(({ id }) => id === rating.id)
    compare(`rating.${String(rating.assessor)}.${String(rating.dimension)}`, was?.value, rating.value)
  }
  return { before, after }
}

function valueIn(columns: Row, key: string, type: string): unknown {
  const name = snakeCase(key)
  if (type !== 'money') return columns[name] ?? null
  const parts = [columns[name], columns[`${name}_low`], columns[`${name}_high`], columns[`${name}_currency`]]
  const [minor, low, high, currency] = parts.map((part) => part ?? null)
  if (currency === null) return null
  return minor !== null ? { minor, currency } : { low, high, currency }
}

/** A record in the shape of the columns that earlier versions were kept as. */
function columnsNow({ fields }: Stored): Row {
  const columns: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    const name = snakeCase(key)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const { minor, low, high, currency } = value as { minor?: number; low?: number; high?: number; currency: string }
      Object.assign(columns, {
        [name]: minor,
        [`${name}_low`]: low,
        [`${name}_high`]: high,
        [`${name}_currency`]: currency,
      })
    } else columns[name] = value
  }
  return columns
}
