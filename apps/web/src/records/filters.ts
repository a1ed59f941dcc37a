import type { Field } from '@gantry/domain/field'
import type { TFunction } from 'i18next'
import { wordsOf } from './words.ts'

/** `<op>:<value>` of one field among filters written `<field>:<op>:<value>`. */
export function filtersOf(written: readonly string[], name: string): string[] {
  return written.filter((each) => each.startsWith(`${name}:`)).map((each) => each.slice(name.length + 1))
}

/** The filters with those of one field replaced. */
export function withFilters(written: readonly string[], name: string, values: readonly string[]): string[] {
  return [...written.filter((each) => !each.startsWith(`${name}:`)), ...values.map((value) => `${name}:${value}`)]
}

/** Those that say something: a filter whose value is still being typed asks for nothing. */
export function askedFilters(written: readonly string[]): string[] {
  return written.filter((each) => /^[^:]+:(has|absent):/.test(each) || /^[^:]+:[a-z]+:.+/.test(each))
}

/** `gte:2026-01-01` → `from 2026-01-01`. */
export function writtenFilter(t: TFunction<'records'>, field: Field, filter: string): string {
  const at = filter.indexOf(':')
  const [op, value] = [filter.slice(0, at), filter.slice(at + 1)]
  if (op === 'has' || op === 'absent') return t(`filter.${op}`)
  if (value === 'me') return t('filter.me')
  if (field.type === 'ref' || field.type === 'refs' || field.type === 'person') return t('filter.chosen')
  if (field.type === 'choice') return value.split('|').map(wordsOf).join(', ')
  if (op === 'gte') return `≥ ${value}`
  if (op === 'lte') return `≤ ${value}`
  return value
}
