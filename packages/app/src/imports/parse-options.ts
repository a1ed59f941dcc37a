import type { ColumnMapping, ImportContext, KnownField, Mapping, ValueType } from '@gantry/domain/import/types'
import type { KnownReading } from '@gantry/store/imports/known'
import { notChosen } from '../access/organisation-input.ts'
import type { ImportRequest } from './import-files.ts'
import type { ParseOptions } from './parsed-file.ts'

const valueTypeOf: Readonly<Record<string, ValueType>> = {
  note: 'longText',
  day: 'date',
  money: 'money',
  percent: 'percent',
  count: 'number',
  flag: 'boolean',
  link: 'url',
}

/** What the organisation knows that helps to read a file: its currency, its own fields, its earlier mappings. */
export function parseOptions(
  known: KnownReading,
  { period, periods = [], mapping, currency }: Pick<ImportRequest, 'period' | 'periods' | 'mapping' | 'currency'>,
): ParseOptions {
  const context: ImportContext = {
    ...(period === undefined || period.trim() === '' ? {} : { period: period.trim() }),
    ...currencyOf(known.organisation.currency, currency),
    fiscalYearStartMonth: known.organisation.fiscal_year_start,
    ...(known.organisation.locale === 'en-US' ? { dateOrder: 'mdy' } : {}),
    known: known.customFields.map(
      ({ name, label, type }): KnownField => ({ target: `custom.${name}`, label, type: valueTypeOf[type] ?? 'text' }),
    ),
    earlier: known.mappings.map(
      ({ fingerprint, columns }): Mapping => ({ fingerprint, columns: columns as ColumnMapping[] }),
    ),
  }
  return {
    context,
    choice: mapping ?? { mappings: [], targets: {}, changes: [] },
    periods: periods.flatMap((each) => (each.period.trim() === '' ? [] : [{ ...each, period: each.period.trim() }])),
  }
}

/** What a person says of these files goes before what the organisation uses; where neither is known, nothing is assumed. */
function currencyOf(used: string, said: string | undefined): Pick<ImportContext, 'currency' | 'currencySaid'> {
  if (said !== undefined) return { currency: said, currencySaid: true }
  return used === notChosen ? {} : { currency: used }
}
