import type { Absence } from '@gantry/domain/absence'
import type { ColumnMapping, InterpretedRow, Rating } from '@gantry/domain/import/types'
import { rating } from '@gantry/domain/kinds/rating'
import type { Assessor, RatingScale, RatingValue } from '@gantry/domain/portfolio/facts'
import { absenceOf } from './status-values.ts'

/** One rating of a row: a value on a scale, or the reason why an assessor gives none. */
export interface RatingValues {
  /** 'rating.independent.deliveryConfidence': one a status report. */
  readonly key: string
  readonly assessor: Assessor
  readonly dimension: string
  readonly scale: RatingScale | null
  readonly value: RatingValue | null
  readonly absent: Absence | null
  readonly column: number
}

/** 'rating.owner.overall' → its two parts, when there are such an assessor and dimension. */
export function ratingTarget(target: string): { assessor: Assessor; dimension: string } | undefined {
  const [sort, assessor, dimension] = target.split('.')
  if (sort !== 'rating' || (assessor !== 'independent' && assessor !== 'owner')) return undefined
  if (dimension === undefined || !rating.fields.dimension.of?.includes(dimension)) return undefined
  return { assessor, dimension }
}

/** Every rating of a row. An empty cell is no rating; a reason instead of a value is kept as one without a value. */
export function ratingValues(row: InterpretedRow, columns: readonly ColumnMapping[]): RatingValues[] {
  return Object.entries(row.cells).flatMap(([target, cell]) => {
    const said = ratingTarget(target)
    if (!said || cell.raw.trim() === '') return []
    const read = 'value' in cell && isRating(cell.value) ? cell.value : undefined
    return [
      {
        key: target,
        ...said,
        scale: read?.scale ?? columns.find((column) => column.target === target)?.format.rating?.scale ?? null,
        value: read?.value ?? null,
        absent: read ? null : absenceOf(cell),
        column: cell.column,
      },
    ]
  })
}

function isRating(value: unknown): value is Rating {
  return typeof value === 'object' && value !== null && 'scale' in value && 'value' in value
}
