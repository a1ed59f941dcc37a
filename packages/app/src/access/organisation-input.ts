import { type FieldRefusal, refuse } from '../outcome.ts'
import { isTimeZone } from './day.ts'

export const pmoTypes = ['supportive', 'controlling', 'directive'] as const
export const organisationSizes = ['small', 'medium', 'large'] as const

/** What an organisation says of itself. `fiscalYearStart` is a month, 1 to 12. */
export interface OrganisationInput {
  readonly name: string
  readonly pmoType: (typeof pmoTypes)[number]
  readonly size: (typeof organisationSizes)[number]
  /** ISO 4217. */
  readonly currency: string
  /** BCP 47. */
  readonly locale: string
  /** IANA. */
  readonly timeZone: string
  readonly fiscalYearStart: number
}

/** What cannot be, field by field. */
export function refuseOrganisation(input: OrganisationInput): FieldRefusal[] {
  const refused: FieldRefusal[] = []
  if (input.name.trim() === '') refused.push({ field: 'name', message: 'The organisation needs a name.' })
  if (!currencies.has(input.currency) && input.currency !== notChosen)
    refused.push({ field: 'currency', message: `${input.currency} is no ISO 4217 code. Maybe GBP, EUR or USD.` })
  if (!isLocale(input.locale))
    refused.push({ field: 'locale', message: `${input.locale} is no language tag. Maybe en-GB.` })
  if (!isTimeZone(input.timeZone))
    refused.push({ field: 'timeZone', message: `${input.timeZone} is no time zone. Maybe Europe/London.` })
  return refused
}

/** ISO 4217 for “no currency”: of an organisation that nobody has chosen one for. */
export const notChosen = 'XXX'

const currencies = new Set(Intl.supportedValuesOf('currency'))

export function noCurrency(said: string) {
  return refuse({
    id: 'currency.unknown',
    status: 422,
    message: `“${said.slice(0, 40)}” is no ISO 4217 code of a currency.`,
    mend: 'Maybe GBP, EUR or USD.',
    fields: [{ field: 'currency', message: 'Three capital letters, as in GBP.' }],
  })
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0
  } catch {
    return false
  }
}

/** 'Médiathèque & Co' → 'mediatheque-co': for URLs. */
export function slugOf(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const base = plain.slice(0, 40).replaceAll(/-+$/g, '') || 'organisation'
  if (!taken.has(base)) return base
  let n = 2
  while (taken.has(`${base}-${n}`)) n++
  return `${base}-${n}`
}
