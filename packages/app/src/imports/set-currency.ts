import { isCurrency, minorDigits } from '@gantry/domain/portfolio/currency'
import type { Verdict } from '@gantry/domain/reach'
import type { Result, Tx } from '@gantry/store/database'
import { type EventDraft, eventStatements } from '@gantry/store/events/write'
import { keepVersions } from '@gantry/store/imports/keep-versions'
import { currencyQuery, setCurrency } from '@gantry/store/imports/set-currency'
import { noCurrency, notChosen } from '../access/organisation-input.ts'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { mayImport } from './import-limits.ts'

/** Amounts of which nobody knows the currency, and those of which somebody said it. */
export interface CurrencyStanding {
  /** Reports with an amount without a currency. */
  readonly unknown: number
  /** Currencies that people said, each with how many reports it was said of. */
  readonly said: readonly { readonly currency: string; readonly reports: number }[]
  readonly allowed: { readonly set: Verdict }
}

export interface CurrencyRequest {
  /** Only what this import brought; else everything. */
  readonly import?: string
  /** ISO 4217; XXX takes back what was said. */
  readonly currency: string
}

interface Found {
  readonly id: string
  readonly place: string
  readonly initiative: string
  readonly version: number
  readonly currency: string | null
  readonly unknown: readonly string[]
  readonly said: readonly string[]
}

/** How the amounts that imports brought stand, as far as the caller may import there. */
export async function currencyStanding(context: Context, of?: string): Promise<Outcome<CurrencyStanding>> {
  const { org, store, actor } = context
  const [result] = await store.read({ org }, [currencyQuery(within(context, of), false)])
  const reports = foundIn(result)
  const said = Map.groupBy(
    reports.filter(({ currency }) => currency !== null),
    ({ currency }) => currency as string,
  )
  return done({
    unknown: reports.filter(({ unknown }) => unknown.length > 0).length,
    said: [...said].map(([currency, list]) => ({ currency, reports: list.length })),
    allowed: { set: actor.access.mayAnywhere('import') },
  })
}

/**
 * Says the currency of amounts whose files named none, or corrects what was said of them. Nothing is imported again: the
 * reports change in place, their earlier versions stay, each has its event, and every period is told anew.
 */
export async function sayCurrency(
  context: Context,
  { import: of, currency }: CurrencyRequest,
): Promise<Outcome<{ reports: number }>> {
  const refused = mayImport(context)
  if (refused) return refused
  if (currency !== notChosen && !isCurrency(currency)) return noCurrency(currency)
  return await context.store.transaction({ org: context.org }, async (tx) => {
    const [result] = await tx.batch([currencyQuery(within(context, of), true)])
    const reports = foundIn(result)
    if (of !== undefined && reports.length === 0 && !(await isThere(tx, context, of))) return notFound('import', of)
    const changed = await change(tx, context, reports, currency)
    return done({ reports: changed })
  })
}

/** What was said of a report before is said anew, and what is unknown of it joins in. */
async function change(tx: Tx, context: Context, reports: readonly Found[], currency: string): Promise<number> {
  const wanted = reports.flatMap((report) => {
    const before = report.currency ?? notChosen
    if (before === currency && (report.unknown.length === 0 || currency === notChosen)) return []
    const fields = { ...factors(report.said, before, currency), ...factors(report.unknown, notChosen, currency) }
    return Object.keys(fields).length === 0 ? [] : [{ ...report, before, fields }]
  })
  if (wanted.length === 0) return 0
  const { org, actor } = context
  const [at, by] = [context.now(), actor.person ?? null]
  const reason = currency === notChosen ? 'What was said of the currency is taken back' : `The currency is ${currency}`
  const events = wanted.map(
    ({ id, place, initiative, version, before, fields }): EventDraft => ({
      verb: 'corrected',
      kind: 'statusReport',
      record: id,
      version: version + 1,
      initiative,
      place,
      reason,
      before: { currency: before },
      after: { currency, fields: Object.keys(fields) },
    }),
  )
  await tx.batch([
    ...keepVersions({
      org,
      at,
      by,
      reason,
      import: null,
      versions: wanted.map(({ id }) => ({ id: context.newId(), status: id })),
    }),
    ...setCurrency({
      org,
      currency,
      at,
      by,
      reports: wanted.map(({ id, fields }) => ({ id, fields })),
    }),
    ...eventStatements(context, events).queries,
  ])
  return wanted.length
}

function factors(fields: readonly string[], before: string, currency: string): Record<string, number> {
  const factor = 10 ** (minorDigits(currency) - minorDigits(before))
  return Object.fromEntries(fields.map((field) => [field, factor]))
}

async function isThere(tx: Tx, { org, actor }: Context, id: string): Promise<boolean> {
  const { rows } = await tx.query<{ place: string }>({
    text: 'select place from import where org = $1 and id = $2',
    values: [org, id],
  })
  return rows[0] !== undefined && actor.access.may('import', rows[0].place).ok
}

function within({ org, actor }: Context, of: string | undefined) {
  return { org, reach: actor.access.reach('import'), import: of ?? null }
}

function foundIn(result: Result | undefined): Found[] {
  return (result?.rows ?? []).map((row) => ({
    id: row.id as string,
    place: row.place as string,
    initiative: row.initiative as string,
    version: row.version as number,
    currency: row.currency as string | null,
    unknown: [...(row.unknown as string[]), ...(row.unknown_custom as string[])],
    said: row.said as string[],
  }))
}
