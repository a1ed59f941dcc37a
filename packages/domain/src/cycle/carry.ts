import type { Absence } from '../absence.ts'
import type { Value } from '../field.ts'
import { type MoneyField, moneyFields } from '../portfolio/facts.ts'

/** What holds on until somebody says otherwise. Words are never carried: what was said then was said of then. */
const lasting = ['startDate', 'endDate', 'wholeLifeCost', 'benefits'] as const
/** Amounts of one financial year. */
const ofTheYear = ['inYearBaseline', 'inYearForecast'] as const

export interface Report {
  readonly asOf: string
  readonly fields: Readonly<Record<string, Value | undefined>>
  readonly absent: Readonly<Record<string, Absence>>
}

export interface Carried {
  readonly fields: Readonly<Record<string, Value>>
  readonly absent: Readonly<Record<string, Absence>>
  /** Fields that nobody has reported anew; amounts whether there is one or not, since that tells something of them. */
  readonly names: readonly string[]
}

/**
 * What a new report takes over from the last one. In-year amounts only within the same financial year.
 * @param fiscalYearStart month 1 to 12
 */
export function carry(last: Report, asOf: string, fiscalYearStart: number): Carried {
  const sameYear = fiscalYear(last.asOf, fiscalYearStart) === fiscalYear(asOf, fiscalYearStart)
  const fields: Record<string, Value> = {}
  const absent: Record<string, Absence> = {}
  const carried = sameYear ? [...lasting, ...ofTheYear] : lasting
  for (const name of carried) {
    const [value, absence] = [last.fields[name], last.absent[name]]
    if (value !== null && value !== undefined) fields[name] = value
    else if (absence) absent[name] = absence
  }
  const names = carried.filter((name) => moneyFields.includes(name as MoneyField) || name in fields || name in absent)
  return { fields, absent, names }
}

/** The calendar year in which the financial year of a day begins. */
export function fiscalYear(day: string, startMonth: number): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startMonth ? 1 : 0)
}
