/** Of the small type below charts, in pixels. */
const letterWidth = 6.4
const gap = 8

/**
 * Which of evenly spaced labels are written so that none runs into the next: all, every second, every third, …, counted
 * from the one at `anchor`, which always is.
 */
export function spacedLabels(labels: readonly string[], slot: number, anchor = labels.length - 1) {
  const widest = Math.max(0, ...labels.map((label) => label.length)) * letterWidth + gap
  const every = Math.max(1, Math.ceil(widest / Math.max(slot, 1)))
  return (at: number): boolean => (anchor - at) % every === 0
}
