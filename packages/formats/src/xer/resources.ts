import type { RatePeriod, Resource } from '@gantry/planning'
import type { FindingLog } from '../plans/finding-log.ts'
import { keepRows } from './cells.ts'
import { defined } from './defined.ts'
import { plainNotes } from './notes.ts'
import { RowReader } from './row.ts'
import type { Cells, XerRow } from './xer-file.ts'
import { parseDate, parseMoney, parseNumber } from './values.ts'

const types: Readonly<Record<string, Resource['type']>> = { RT_Labor: 'work', RT_Equip: 'work', RT_Mat: 'material' }

/** RSRC rows with their RSRCRATE rows → resources. Equipment is a resource that works; its own word is kept. */
export function readResources(
  rows: readonly XerRow[],
  rates: readonly XerRow[],
  calendars: ReadonlySet<string>,
  digits: number,
  log: FindingLog,
): Resource[] {
  const ratesOf = Map.groupBy(rates, (row) => row.text('rsrc_id')?.trim() ?? '')
  const resources = new Map<string, Resource>()
  for (const row of rows) {
    const reader = new RowReader('RSRC', row, log)
    const id = reader.id('rsrc_id')
    if (id === undefined || resources.has(id)) {
      log.warn('xer.resourceId', 'Resources without an id of their own were left out.', { place: reader.place })
      continue
    }
    resources.set(id, readResource(id, reader, ratesOf.get(id) ?? [], calendars, digits))
  }
  return [...resources.values()]
}

function readResource(
  id: string,
  reader: RowReader,
  rates: readonly XerRow[],
  calendars: ReadonlySet<string>,
  digits: number,
): Resource {
  const type = types[reader.peek('rsrc_type') ?? ''] ?? 'work'
  if (reader.peek('rsrc_type') !== 'RT_Equip') reader.drop('rsrc_type')
  const calendar = calendars.has(reader.peek('clndr_id')?.trim() ?? '') ? reader.id('clndr_id') : undefined
  const code = reader.text('rsrc_short_name')
  const cells = rates.map((row) => row.cells)
  const notes = plainNotes(reader.peek('rsrc_notes'))
  return {
    id,
    name: reader.text('rsrc_name') ?? code ?? id,
    type,
    ...defined({ code, email: reader.text('email_addr'), calendar, notes }),
    ...readRates(cells, reader.peek('ot_factor'), digits),
    ...keepRows({ RSRC: reader.rest() }),
  }
}

/** What RSRCRATE says: most that is there from a day on, and prices in up to five tables. */
export function readRates(
  rows: readonly Cells[],
  overtimeFactor: string | undefined,
  digits: number,
): Pick<Resource, 'maxUnits' | 'availability' | 'rates'> {
  const dated = rows
    .map((cells) => ({ cells, from: parseDate(cells['start_date'] ?? '') }))
    .sort((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY))
  const availability = dated.flatMap(({ cells, from }, index) => {
    const units = parseNumber(cells['max_qty_per_hr'] ?? '')
    const to = dated[index + 1]?.from
    return units === undefined ? [] : [{ units, ...defined({ from, to }) }]
  })
  const factor = parseNumber(overtimeFactor ?? '')
  const periods = dated.flatMap(({ cells, from }) => ratePeriods(cells, from, factor, digits))
  const rates = periods
    .sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0))
    .filter((period, index, all) => !goesOn(period, all[index - 1]))
  const maxUnits = availability.at(-1)?.units
  return {
    ...(maxUnits === undefined ? {} : { maxUnits }),
    ...(availability.length > 1 ? { availability } : {}),
    ...(rates.length > 0 ? { rates } : {}),
  }
}

/** A row of P6 repeats the prices that stay. */
function goesOn(period: RatePeriod, before: RatePeriod | undefined): boolean {
  return before?.table === period.table && before.standardMinor === period.standardMinor
}

export const priceColumns = [
  'cost_per_qty',
  'cost_per_qty2',
  'cost_per_qty3',
  'cost_per_qty4',
  'cost_per_qty5',
] as const
const rateTables = 'ABCDE'

function ratePeriods(cells: Cells, from: number | undefined, factor: number | undefined, digits: number): RatePeriod[] {
  return priceColumns.flatMap((column, index) => {
    const standardMinor = parseMoney(cells[column] ?? '', digits)
    if (standardMinor === undefined || (standardMinor === 0 && index > 0)) return []
    const overtimeMinor = factor === undefined || factor === 0 ? undefined : Math.round(standardMinor * factor)
    return [{ table: rateTables.charAt(index), ...defined({ from, standardMinor, overtimeMinor }) }]
  })
}
