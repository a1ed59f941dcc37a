/** The middle one of some whole numbers; of an even count the lower middle, so that it is a number somebody reported. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
