/** What stands in a row already, in pixels. */
export interface RowRoom {
  /** The bar. */
  readonly from: number
  readonly to: number
  /** The last pixel that anything else in the row takes: float, deadline, baseline. */
  readonly taken: number
  /** Whether a link leaves at the right end: it needs room to turn. */
  readonly leaves: boolean
}

export interface Placed {
  readonly x: number
  readonly width: number
  readonly inside: boolean
}

const gap = 8
const turn = 14
const least = 40

/**
 * Where the label of a bar stands: behind everything in its row; inside the bar where there is no room behind it; cut short
 * at the edge of the view. Undefined where not even a few letters fit.
 */
export function placeLabel(row: RowRoom, width: number, view: number): Placed | undefined {
  const behind = Math.max(row.to + (row.leaves ? turn : gap), row.taken + gap)
  if (behind >= 0 && behind + width <= view) return { x: behind, width, inside: false }
  const from = Math.max(row.from, 0) + 6
  const to = Math.min(row.to, view) - 6
  if (to - from >= width) return { x: from, width, inside: true }
  if (behind >= 0 && view - behind >= least) return { x: behind, width: view - behind - 4, inside: false }
  if (to - from >= least) return { x: from, width: to - from, inside: true }
  return undefined
}

/** The longest beginning of a text that fits, with an ellipsis where it was cut. */
export function cutText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  let [fits, fails] = [0, text.length]
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1
    if (measure(`${text.slice(0, middle)}…`) <= width) fits = middle
    else fails = middle
  }
  return fits === 0 ? '' : `${text.slice(0, fits).trimEnd()}…`
}
