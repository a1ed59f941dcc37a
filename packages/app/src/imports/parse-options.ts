import type { ColumnMapping, ImportContext, KnownField, Mapping, ValueType } from '@gantry/domain/import/types'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import type { MappingChoice, ParseOptions } from './parsed-file.ts'

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
  known: KnownPortfolio,
  { period, mapping }: { readonly period?: string; readonly mapping?: MappingChoice },
): ParseOptions {
  const context: ImportContext = {
    ...(period === undefined || period.trim() === '' ? {} : { period: period.trim() }),
    currency: known.organisation.currency,
    fiscalYearStartMonth: known.organisation.fiscal_year_start,
    ...(known.organisation.locale === 'en-US' ? { dateOrder: 'mdy' } : {}),
    known: known.customFields.map(
      ({ name, label, type }): KnownField => ({ target: `custom.${name}`, label, type: valueTypeOf[type] ?? 'text' }),
    ),
    earlier: known.mappings.map(
      ({ fingerprint, columns }): Mapping => ({ fingerprint, columns: columns as ColumnMapping[] }),
    ),
  }
  return { context, choice: mapping ?? { mappings: [], targets: {}, changes: [] } }
}
