import { createHash } from 'node:crypto'
import { ratingText } from '@gantry/domain/narrative/format'
import { statusReport } from '@gantry/domain/kinds/index'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import { type OutCell, type OutColumn, writeXlsx } from '@gantry/formats/tables-out/index'
import { ratingsOf } from '@gantry/store/cycle/opening'
import type { Context } from '../context.ts'
import { sightOf } from '../records/sight.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { type PeriodReport, type PeriodReports, periodReports } from './period-reports.ts'
import { ratingVerdict } from './rating-of-report.ts'
import { cellOf, cellWords, type SheetColumn, sheetColumns } from './sheet-columns.ts'

export const keyHeader = 'Report (leave as it is)'

/** What the sheet of one caller has to do with. */
export interface SheetFrame {
  readonly found: PeriodReports
  /** Reports the caller may fill in, in the sheet's order. */
  readonly mine: readonly PeriodReport[]
  readonly columns: readonly SheetColumn[]
  readonly currency: string
  readonly fiscalYearStart: number
}

export async function sheetFrame(context: Context, ref: string): Promise<Outcome<SheetFrame>> {
  const found = await periodReports(context, ref)
  if (!found.ok) return found
  const mine = found.value.reports.filter((report) => report.record.allowed.edit.ok || independently(context, report))
  const [settings] = await reading(context)([
    { text: 'select currency, fiscal_year_start from organisation where id = $1::uuid', values: [context.org] },
  ])
  const currency = String(settings?.rows[0]?.currency)
  const seesMoney = mine.every(({ stored }) => context.actor.access.seesMoney(stored.place))
  const columns = sheetColumns(
    currency,
    seesMoney,
    mine.some((report) => independently(context, report)),
  )
  const fiscalYearStart = Number(settings?.rows[0]?.fiscal_year_start)
  return done({ found: found.value, mine, columns, currency, fiscalYearStart })
}

function independently({ actor }: Context, { stored }: PeriodReport): boolean {
  return ratingVerdict(actor, stored, 'independent').ok
}

/** The key of a row: reference, version, and a hash of the cells as they went out, so that an untouched row is known. */
function rowKey(report: PeriodReport, words: readonly string[]): string {
  return `${report.record.ref}@${report.record.version}#${wordsHash(words)}`
}

export function wordsHash(words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12)
}

export interface SheetFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A workbook to fill in elsewhere: a row for each report of the period that the caller may write in. */
export async function sheetOut(context: Context, ref: string): Promise<Outcome<SheetFile>> {
  const frame = await sheetFrame(context, ref)
  if (!frame.ok) return frame
  const { found, mine, columns } = frame.value
  if (mine.length === 0) return nothingToFill
  const last = await lastRatings(context, mine)
  const rows = mine.map((report) => rowOf(frame.value, report, last.get(report.stored.id) ?? null))
  const all = [...shown, ...columns.map(({ out }) => out)]
  const bytes = writeXlsx([{ name: found.period.title, columns: all, rows }])
  return done({ name: `status-reports-${found.period.title.replaceAll(/[^\w.-]+/g, '-')}.xlsx`, bytes })
}

const shown: OutColumn[] = [
  { header: keyHeader, width: 26, locked: true },
  { header: 'Initiative', width: 34, locked: true },
  { header: 'State', width: 12, locked: true },
  { header: 'Due', kind: 'date', width: 12, locked: true },
  { header: 'Rating last time', width: 16, locked: true },
  { header: 'Carried over from last time', width: 26, locked: true },
]

function rowOf({ columns, currency }: SheetFrame, report: PeriodReport, last: string | null): OutCell[] {
  const cells = columns.map((column) => cellOf(column, report, currency))
  const { record, stored } = report
  const { initiative } = record
  const label = initiative && 'title' in initiative ? `${initiative.ref} ${initiative.title}` : record.title
  const carried = ((stored.fields.carried ?? []) as readonly string[]).filter((key) =>
    columns.some((column) => column.key === key),
  )
  const dueOn = stored.fields.dueOn
  return [
    rowKey(report, cells.map(cellWords)),
    label,
    record.state,
    typeof dueOn === 'string' ? { date: dueOn } : null,
    last,
    carried.map((key) => (statusReport.fields as Record<string, { label: string }>)[key]?.label ?? key).join(', '),
    ...cells,
  ]
}

/** The owner's or else the independent rating of the report before, for those whose last report the caller's rows carry on. */
async function lastRatings(context: Context, mine: readonly PeriodReport[]): Promise<Map<string, string>> {
  const from = new Map(
    mine.flatMap(({ stored }) =>
      typeof stored.fields.carriedFrom === 'string' ? [[stored.fields.carriedFrom, stored.id]] : [],
    ),
  )
  const [ratings] = await reading(context)([ratingsOf(sightOf(context), [...from.keys()])])
  const last = new Map<string, string>()
  for (const row of ratings!.rows) {
    const id = from.get(row.status_report as string)
    if (id === undefined || row.value === null || (last.has(id) && row.assessor !== 'independent')) continue
    last.set(id, `${ratingText(row.value as RatingValue)} (${String(row.assessor)})`)
  }
  return last
}

const nothingToFill = refuse({
  id: 'sheet.nothing',
  status: 422,
  message: 'No report of this period waits for you to fill it in.',
  mend: 'Maybe the period is not open, or the reports were handed in already.',
})
