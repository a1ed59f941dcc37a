import { type Assessor, type RatingValue, ratingValues } from '../facts.ts'
import { absenceOf } from '../known.ts'
import { headlineRating } from '../lead-rating.ts'
import type { Measure } from '../overview.ts'
import type { Subject, View } from '../view.ts'
import { countAbsences, makeMeasure, nowIds } from './make-measure.ts'

const words: Readonly<Record<RatingValue | 'none', string>> = {
  red: 'Red',
  amberRed: 'Amber/Red',
  amber: 'Amber',
  amberGreen: 'Amber/Green',
  green: 'Green',
  none: 'no rating',
}
const whose = { lead: 'Lead rating', independent: 'Independent rating', owner: 'Owner’s rating' } as const

/** `rating.<lead|independent|owner>.<value|none>`: how many reports show it, of those reported. */
export function ratingMeasures(view: View): Measure[] {
  return (['lead', 'independent', 'owner'] as const).flatMap((role) => roleMeasures(view, role)).concat(whoLeads(view))
}

function roleMeasures(view: View, role: 'lead' | Assessor): Measure[] {
  const groups = new Map<RatingValue | 'none', Subject[]>(
    [...ratingValues, 'none' as const].map((value) => [value, []]),
  )
  for (const subject of view.reported) groups.get(ratingOf(subject, role) ?? 'none')?.push(subject)
  const none = groups.get('none') ?? []
  const rated = view.reported.length - none.length
  const absent = countAbsences(none.map((subject) => absenceFor(subject, role)))
  return [...groups].map(([value, subjects]) =>
    makeMeasure(view, {
      id: `rating.${role}.${value}`,
      label: `${whose[role]}: ${words[value]}`,
      value: subjects.length,
      formula: formulaOf(role, value),
      n: rated,
      of: view.reported.length,
      ...(none.length === 0 ? {} : { absent }),
      statuses: nowIds(subjects),
      field: `rating.${role}`,
    }),
  )
}

function formulaOf(role: 'lead' | Assessor, value: RatingValue | 'none'): string {
  const whichOne =
    role === 'lead' ? 'lead rating (independent where there is one, else the owner’s)' : `${role} rating of the whole`
  return value === 'none' ? `reports without a ${whichOne}` : `reports whose ${whichOne} is ${words[value]}`
}

export function ratingOf({ now, leadNow }: Subject, role: 'lead' | Assessor): RatingValue | undefined {
  if (role === 'lead') return leadNow?.value
  const fact = now === undefined ? undefined : headlineRating(now, role)
  return fact !== undefined && 'value' in fact.value ? fact.value.value : undefined
}

function absenceFor({ now, leadNow }: Subject, role: 'lead' | Assessor) {
  if (role === 'lead') return leadNow?.absent ?? 'notSupplied'
  return absenceOf(now?.ratings.find((rating) => rating.assessor === role)?.value)
}

/** How many lead ratings come from whom: a distribution means little without it. */
function whoLeads(view: View): Measure[] {
  const rated = view.reported.filter(({ leadNow }) => leadNow?.value !== undefined)
  const of = (assessor: Assessor) => rated.filter(({ leadNow }) => leadNow?.assessor === assessor)
  const make = (id: string, label: string, subjects: Subject[]) =>
    makeMeasure(view, {
      id,
      label,
      value: subjects.length,
      formula: label.toLowerCase(),
      n: rated.length,
      of: view.reported.length,
      statuses: nowIds(subjects),
      field: 'rating.lead',
    })
  return [
    make('rating.lead.rated', 'Initiatives with a lead rating', rated),
    make('rating.lead.byIndependent', 'Lead ratings by an independent reviewer', of('independent')),
    make('rating.lead.byOwner', 'Lead ratings by the owner', of('owner')),
  ]
}
