/**
 * Where each report stands in a course of values. One without a value stands at the height last known (before the first,
 * at the first to come), so that nothing given never reads as nothing, or as the earliest day. Undefined: none is known.
 */
export function courseHeights(values: readonly (number | undefined)[]): (number | undefined)[] {
  let last = values.find((value) => value !== undefined)
  return values.map((value) => {
    last = value ?? last
    return last
  })
}
