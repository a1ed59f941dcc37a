import type { Row, Stored } from '@gantry/store/records/stored'

const usual = 'rag5'

/**
 * The scale to rate on: that of the rating before by the same assessor, so that the two can be compared; else the one
 * in use in the organisation; else five points.
 */
export function scaleFor(assessor: string, before: readonly Stored[], inUse: readonly Row[]): string {
  const last = before.find(({ fields }) => fields.assessor === assessor && fields.scale)?.fields.scale
  return String(last ?? inUse.find((row) => row.assessor === assessor)?.scale ?? usual)
}
