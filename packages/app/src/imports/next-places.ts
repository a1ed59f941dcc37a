const width = 3
const most = 36 ** width

/**
 * Hands out places for new children of an initiative: the parent's path and one more step of three base-36 digits,
 * after the last step ever given there. Undefined once the parent has no room.
 * @param taken places of all initiatives, removed ones too
 */
export function nextPlaces(parent: string, taken: readonly string[]): () => string | undefined {
  const steps = taken
    .filter((place) => place.length === parent.length + width + 1 && place.startsWith(parent))
    .map((place) => Number.parseInt(place.slice(parent.length, -1), 36))
  let next = steps.reduce((last, step) => Math.max(last, step), -1) + 1
  return () => (next < most ? `${parent}${(next++).toString(36).toUpperCase().padStart(width, '0')}.` : undefined)
}
