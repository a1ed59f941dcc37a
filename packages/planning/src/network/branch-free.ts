/**
 * Choices between whole numbers of 32 bits without branches, for loops over links, where a processor cannot foresee which
 * way a branch goes and loses more by that than by a few additions.
 */

/** Later and sooner are right for numbers from −reach to below reach: two thousand years of minutes from 1970. */
export const reach = 0x4000_0000

/** Whether that holds of a number. */
export const isNear = (a: number): boolean => ((a + reach) | 0) >= 0

export function later(a: number, b: number): number {
  const more = (b - a) | 0
  return (a + (more & ~(more >> 31))) | 0
}

export function sooner(a: number, b: number): number {
  const more = (b - a) | 0
  return (a + (more & (more >> 31))) | 0
}

/** The one for 1, the other for 0. */
export function either(bit: number, one: number, other: number): number {
  return (other + ((one - other) & -bit)) | 0
}
