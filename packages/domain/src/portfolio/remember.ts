/**
 * A pure function of one object that works each answer out once: reports and indexes never change, and reading their
 * texts costs more than all sums together. Answers go when the object goes.
 */
export function remember<T extends object, V>(workOut: (of: T) => V): (of: T) => V {
  const known = new WeakMap<T, { readonly value: V }>()
  return (of) => {
    const there = known.get(of)
    if (there !== undefined) return there.value
    const value = workOut(of)
    known.set(of, { value })
    return value
  }
}
