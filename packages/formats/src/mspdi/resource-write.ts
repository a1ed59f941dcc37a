import type { RatePeriod, Resource } from '@gantry/planning/plan'
import { rateTables } from './codes.ts'
import type { CustomFields } from './custom-fields.ts'
import type { Parts } from './kept-parts.ts'
import { setMoney, setText } from './parts.ts'
import { writeDate, writeFlag } from './values.ts'

export interface ResourcePlace {
  readonly uid: string
  readonly row: number
  readonly calendarUid: string | undefined
}

/** Our words for a resource. */
export function resourceParts(resource: Resource, place: ResourcePlace, custom: CustomFields): Parts {
  const parts: Parts = new Map()
  const { rates, type, maxUnits, availability } = resource
  parts.set('UID', place.uid)
  parts.set('ID', String(place.row))
  setText(parts, 'Name', resource.name === '' ? undefined : resource.name)
  parts.set('Type', type === 'work' ? '1' : '0')
  parts.set('IsNull', '0')
  setText(parts, 'Code', resource.code)
  setText(parts, 'EmailAddress', resource.email)
  if (maxUnits !== undefined) parts.set('MaxUnits', String(maxUnits))
  const now = rates?.find(({ table }) => table === 'A')
  parts.set('StandardRate', rateText(now?.standardMinor ?? 0))
  parts.set('OvertimeRate', rateText(now?.overtimeMinor ?? 0))
  setMoney(parts, 'CostPerUse', now?.perUseMinor ?? 0)
  setText(parts, 'CalendarUID', place.calendarUid)
  setText(parts, 'Notes', resource.notes)
  parts.set('IsGeneric', writeFlag(resource.generic))
  if (type === 'cost') parts.set('IsCostResource', '1')
  if (availability !== undefined) parts.set('AvailabilityPeriods', availabilityXml(availability))
  if (rates !== undefined && !isSimple(rates))
    parts.set('Rates', rates.map((rate, at) => rateXml(rate, at, rates)).join(''))
  for (const [key, text] of custom.parts('resource', resource.custom)) parts.set(key, text)
  return parts
}

/** One rate for all time is said by the resource itself. */
function isSimple([first, ...more]: readonly RatePeriod[]): boolean {
  return first !== undefined && more.length === 0 && first.table === 'A' && first.from === undefined
}

const rateText = (minor: number): string => String(minor / 100)

const always = { from: '1984-01-01T00:00:00', to: '2049-12-31T23:59:00' }

function availabilityXml(periods: NonNullable<Resource['availability']>): string {
  return periods
    .map(({ from, to, units }) => {
      const start = from === undefined ? always.from : writeDate(from)
      const end = to === undefined ? always.to : writeDate(to)
      const times = `<AvailableFrom>${start}</AvailableFrom><AvailableTo>${end}</AvailableTo>`
      return `<AvailabilityPeriod>${times}<AvailableUnits>${units}</AvailableUnits></AvailabilityPeriod>`
    })
    .join('')
}

/** A rate holds until the next of its table. */
function rateXml(rate: RatePeriod, at: number, rates: readonly RatePeriod[]): string {
  const next = rates.slice(at + 1).find(({ table }) => table === rate.table)?.from
  const parts = [
    ['RatesFrom', rate.from === undefined ? always.from : writeDate(rate.from)],
    ['RatesTo', next === undefined ? always.to : writeDate(next)],
    ['RateTable', String(Math.max(0, rateTables.indexOf(rate.table)))],
    ['StandardRate', rateText(rate.standardMinor ?? 0)],
    ['StandardRateFormat', '2'],
    ['OvertimeRate', rateText(rate.overtimeMinor ?? 0)],
    ['OvertimeRateFormat', '2'],
    ['CostPerUse', String(rate.perUseMinor ?? 0)],
  ]
  return `<Rate>${parts.map(([name, text]) => `<${name}>${text}</${name}>`).join('')}</Rate>`
}
