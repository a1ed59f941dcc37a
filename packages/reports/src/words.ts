import type { AbsenceType } from '@gantry/domain/absence'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import type { StatedReason } from '@gantry/domain/portfolio/overview'

export type RatingOrNone = RatingValue | 'none'
export const ratingOrder: readonly RatingOrNone[] = ['red', 'amberRed', 'amber', 'amberGreen', 'green', 'none']

export const ratingWords: Readonly<Record<RatingOrNone, string>> = {
  red: 'Red',
  amberRed: 'Amber/Red',
  amber: 'Amber',
  amberGreen: 'Amber/Green',
  green: 'Green',
  none: 'no rating',
}

/** Why there is no value, short enough for a table cell. */
export const absenceWords: Readonly<Record<AbsenceType, string>> = {
  withheld: 'withheld',
  notYetAssessed: 'not yet assessed',
  reset: 'reset',
  tooEarly: 'too early',
  notSupplied: 'not supplied',
  notApplicable: 'not applicable',
  none: 'none',
}

export const reasonWords: Readonly<Record<StatedReason, string>> = {
  slippage: 'slippage',
  reapproval: 're-approval',
  scope: 'change of scope',
  definition: 'another definition',
  priceBase: 'another price base',
  correction: 'correction',
  publication: 'published anew',
  identity: 'another identity',
  stated: 'owner’s account',
  unexplained: 'unexplained',
}

/** What a rating, a cost and a date mean here; printed at the end of every board pack. */
export const definitions: readonly { readonly term: string; readonly meaning: string }[] = [
  {
    term: 'Lead rating',
    meaning:
      'The independent reviewer’s rating where there is one, else the owner’s. A change is only counted where scale and assessor are the same at both dates.',
  },
  {
    term: 'Like for like',
    meaning: 'Initiatives that reported at both dates, with a value each time, under the same definition.',
  },
  {
    term: 'Whole-life cost',
    meaning:
      'As approved and reported. Currencies, price bases and years are never added without a dated rate table that is shown.',
  },
  {
    term: 'Bridge',
    meaning:
      'Splits the difference of two totals into initiatives with both figures, with one figure only, not reported now, not reported then, with a report not in, and reshaped; the parts add up to it exactly.',
  },
  {
    term: 'Approved date',
    meaning:
      'A latest approved date that changes is a re-approval; it says nothing of slippage against an earlier plan.',
  },
  {
    term: 'Withheld, not supplied, too early',
    meaning: 'A missing value keeps the reason its report gives. Zero is a number and no absence.',
  },
  {
    term: 'n of N',
    meaning: 'How many initiatives a figure rests on, of those it could rest on.',
  },
  {
    term: 'Rank',
    meaning:
      'Findings are ranked by weight: money, days and withheld values count as steps of a rating do, by the exchange rule that the organisation has set.',
  },
]
