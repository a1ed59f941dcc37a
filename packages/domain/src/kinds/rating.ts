import { choice, day, note, ref } from '../field.ts'
import { defineKind } from '../kind.ts'
import { ratingScales, type RatingValue, ratingValues } from '../portfolio/facts.ts'

const dimensions = [
  'deliveryConfidence',
  'overall',
  'time',
  'cost',
  'scope',
  'quality',
  'benefits',
  'risk',
  'resources',
]

const valuesOfScale: Readonly<Record<string, readonly RatingValue[]>> = {
  rag3: ['red', 'amber', 'green'],
  rag5: ratingValues,
  fivePoint: ratingValues,
}

/** The values that a scale has; all of them where it is not known. */
export function valuesOn(scale: string): readonly RatingValue[] {
  return valuesOfScale[scale] ?? ratingValues
}

export const rating = defineKind({
  name: 'rating',
  label: 'Rating',
  plural: 'Ratings',
  segment: 'ratings',
  prefix: 'RAT',
  of: 'either',
  stays: {
    message: 'A rating tells of the initiative it was given to.',
    mend: 'Maybe remove it, and rate the other one.',
  },
  title: 'dimension',
  fields: {
    statusReport: ref({ label: 'Status report', to: 'statusReport' }),
    period: ref({ label: 'Period', to: 'reportingPeriod' }),
    dimension: choice({ label: 'Dimension', of: dimensions, required: true }),
    scale: choice({ label: 'Scale', of: ratingScales, required: true }),
    assessor: choice({ label: 'Assessor', of: ['independent', 'owner'], required: true }),
    value: choice({ label: 'Rating', of: ratingValues, required: true }),
    asOf: day({ label: 'As of', required: true }),
    basis: note({ label: 'Basis' }),
  },
  list: ['dimension', 'value', 'assessor', 'scale', 'asOf', 'period'],
  rules: [
    {
      refuse({ scale, value }) {
        const values = scale ? valuesOfScale[scale] : undefined
        if (!values || !value || (values as readonly string[]).includes(value)) return undefined
        return {
          id: 'rating.value.scale',
          field: 'value',
          message: `“${value}” is not on the scale ${scale}.`,
          mend: `Maybe one of: ${values.join(', ')}.`,
        }
      },
    },
  ],
})
