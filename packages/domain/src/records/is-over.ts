import type { AnyKind } from '../kind.ts'

/** Whether nothing is left to be done with a record in this state: it is settled, or can only be begun again. */
export function isOver({ states = [], settled = [], steps = {} }: AnyKind, state: string): boolean {
  const [start] = states
  if (settled.includes(state)) return true
  return state !== start && Object.values(steps).every(({ from, to }) => !from.includes(state) || to === start)
}
