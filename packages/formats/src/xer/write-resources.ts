import type { RatePeriod, Resource } from '@gantry/planning'
import { isFromXer, keptRow } from './cells.ts'
import { formatNotes, plainNotes } from './notes.ts'
import type { OutCells } from './out-tables.ts'
import { priceColumns, readRates } from './resources.ts'
import type { Cells } from './xer-file.ts'
import { formatDate, formatMoney, formatNumber, formatText } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** Resources → RSRC rows, and RSRCRATE rows where they no longer say the same. */
export function writeResources(context: WriteContext): void {
  const { plan, out, log } = context
  const rates = new RateRows(context)
  for (const resource of plan.resources) {
    const kept = keptRow(resource.kept, 'RSRC')
    if (resource.type === 'cost') {
      log.note('xer.costResource', 'P6 has no cost resources: they were written as material.')
    }
    out.add('RSRC', {
      ...(isFromXer(resource) ? kept : usual),
      rsrc_id: context.resourceIds.get(resource.id),
      rsrc_name: formatText(resource.name),
      rsrc_short_name:
        resource.code === undefined && !isFromXer(resource)
          ? formatText(resource.name).slice(0, 20)
          : text(resource.code),
      ...(resource.email === undefined ? {} : { email_addr: formatText(resource.email) }),
      clndr_id: resource.calendar === undefined ? kept['clndr_id'] : context.calendarIds.get(resource.calendar),
      rsrc_type: typeWord(resource, kept),
      ...noteCells(resource, kept),
    })
    rates.take(resource, kept)
  }
  rates.finish()
}

const usual = {
  def_qty_per_hr: '1',
  cost_qty_type: 'QT_Hour',
  active_flag: 'Y',
  auto_compute_act_flag: 'N',
  def_cost_qty_link_flag: 'Y',
  ot_flag: 'N',
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : formatText(value)
}

function typeWord({ type }: Resource, kept: Cells): string | undefined {
  if (type !== 'work') return 'RT_Mat'
  return kept['rsrc_type'] ?? 'RT_Labor'
}

function noteCells({ notes }: Resource, kept: Cells): OutCells {
  if (plainNotes(kept['rsrc_notes']) === notes) return {}
  return { rsrc_notes: notes === undefined ? undefined : formatNotes(notes) }
}

/** RSRCRATE as it came, but for resources whose prices or number changed since. */
class RateRows {
  readonly #context: WriteContext
  readonly #kept: Map<string, Cells[]>
  readonly #fresh: OutCells[] = []
  readonly #replaced = new Set<string>()
  #id: number

  constructor(context: WriteContext) {
    this.#context = context
    const rows = context.out.rows('RSRCRATE')
    this.#kept = Map.groupBy(rows, (cells) => cells['rsrc_id']?.trim() ?? '')
    this.#id = rows.reduce((highest, cells) => Math.max(highest, Number(cells['rsrc_rate_id']) || 0), 0)
  }

  take(resource: Resource, kept: Cells): void {
    const { digits, resourceIds } = this.#context
    const id = resourceIds.get(resource.id) ?? ''
    const { maxUnits, availability, rates } = resource
    const now = readRates(this.#kept.get(id) ?? [], kept['ot_factor'], digits)
    if (JSON.stringify([now.maxUnits, now.availability, now.rates]) === JSON.stringify([maxUnits, availability, rates]))
      return
    this.#replaced.add(id)
    for (const row of rateRows(resource, digits)) {
      this.#fresh.push({ rsrc_rate_id: String(++this.#id), rsrc_id: id, ...row })
    }
  }

  finish(): void {
    if (this.#replaced.size === 0) return
    const { out } = this.#context
    const left = out.rows('RSRCRATE').filter((cells) => !this.#replaced.has(cells['rsrc_id']?.trim() ?? ''))
    out.replace('RSRCRATE', [...left, ...this.#fresh])
  }
}

/** One row for every day from which something else holds. */
function rateRows({ maxUnits, availability, rates }: Resource, digits: number): OutCells[] {
  const units = availability ?? (maxUnits === undefined ? [] : [{ units: maxUnits }])
  const starts = new Set([...units.map(({ from }) => from), ...(rates ?? []).map(({ from }) => from)])
  const days = [...starts].sort((a, b) => (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY))
  return days.map((day) => {
    const most = units.findLast(({ from }) => (from ?? Number.NEGATIVE_INFINITY) <= (day ?? Number.NEGATIVE_INFINITY))
    return {
      start_date: day === undefined ? undefined : formatDate(day),
      max_qty_per_hr: most === undefined ? undefined : formatNumber(most.units),
      ...Object.fromEntries(priceColumns.map((column, index) => [column, priceAt(rates ?? [], index, day, digits)])),
    }
  })
}

function priceAt(
  rates: readonly RatePeriod[],
  table: number,
  day: number | undefined,
  digits: number,
): string | undefined {
  const start = day ?? Number.NEGATIVE_INFINITY
  const rate = rates.findLast(
    (period) => period.table === 'ABCDE'.charAt(table) && (period.from ?? Number.NEGATIVE_INFINITY) <= start,
  )
  return rate?.standardMinor === undefined ? undefined : formatMoney(rate.standardMinor, digits)
}
