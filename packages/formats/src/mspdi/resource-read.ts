import type { RatePeriod, Resource } from '@gantry/planning/plan'
import { rateTables } from './codes.ts'
import type { CustomFields } from './custom-fields.ts'
import { childOf, childrenOf } from './element.ts'
import type { Fields } from './fields.ts'
import { given, nonZero, when } from './given.ts'

export function readResource(fields: Fields, id: string, custom: CustomFields): Resource {
  return {
    id,
    name: fields.text('Name') ?? '',
    type: typeOf(fields),
    ...given('code', fields.text('Code')),
    ...given('email', fields.text('EmailAddress')),
    ...given('calendar', calendarOf(fields)),
    ...given('maxUnits', fields.number('MaxUnits')),
    ...given('availability', readAvailability(fields)),
    ...given('rates', readRates(fields)),
    ...when('generic', fields.flag('IsGeneric')),
    ...given('notes', fields.text('Notes')),
    ...given('custom', custom.read(fields)),
  }
}

function typeOf(fields: Fields): Resource['type'] {
  const type = fields.integer('Type') ?? 1
  if (type === 2 || fields.flag('IsCostResource')) return 'cost'
  return type === 0 ? 'material' : 'work'
}

function calendarOf(fields: Fields): string | undefined {
  const uid = fields.text('CalendarUID')
  return uid === '-1' ? undefined : uid
}

function readAvailability(fields: Fields): Resource['availability'] {
  const periods = childrenOf(childOf(fields.element, 'AvailabilityPeriods'), 'AvailabilityPeriod').map((element) => {
    const period = fields.inside(element)
    return {
      ...given('from', bounded(period, 'AvailableFrom')),
      ...given('to', bounded(period, 'AvailableTo')),
      units: period.number('AvailableUnits') ?? 0,
    }
  })
  return periods.length === 0 ? undefined : periods
}

/** Rates by table and time; a resource without tables has the ones it says of itself, in table A. */
function readRates(fields: Fields): RatePeriod[] | undefined {
  const tables = childrenOf(childOf(fields.element, 'Rates'), 'Rate').map((element): RatePeriod => {
    const rate = fields.inside(element)
    return {
      table: rateTables[rate.integer('RateTable') ?? 0] ?? 'A',
      ...given('from', bounded(rate, 'RatesFrom')),
      ...given('standardMinor', rate.rate('StandardRate')),
      ...given('overtimeMinor', nonZero(rate.rate('OvertimeRate'))),
      ...given('perUseMinor', nonZero(rate.money('CostPerUse'))),
    }
  })
  if (tables.length > 0) return tables
  const standardMinor = nonZero(fields.rate('StandardRate'))
  const overtimeMinor = nonZero(fields.rate('OvertimeRate'))
  const perUseMinor = nonZero(fields.money('CostPerUse'))
  if (standardMinor === undefined && overtimeMinor === undefined && perUseMinor === undefined) return undefined
  return [
    {
      table: 'A',
      ...given('standardMinor', standardMinor),
      ...given('overtimeMinor', overtimeMinor),
      ...given('perUseMinor', perUseMinor),
    },
  ]
}

/** 1984 and 2049 are the first and last years that Microsoft Project 2007 knew: it writes them for "always". */
function bounded(fields: Fields, name: string): number | undefined {
  const text = fields.text(name)
  return text === undefined || /^(1984-01-01|2049-12-31)/.test(text) ? undefined : fields.date(name)
}
