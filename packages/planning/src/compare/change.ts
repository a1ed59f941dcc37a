import type { Dependency, Task } from '../plan.ts'
import type { Draft } from './draft.ts'

/** What changes are about, in the order in which they are made one after another. */
export const changeKinds = [
  'calendar',
  'setting',
  'removed',
  'added',
  'structure',
  'duration',
  'link',
  'constraint',
  'taskCalendar',
  'resource',
  'progress',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that differs between two plans, and how to make it so. */
export interface Change {
  readonly kind: ChangeKind
  readonly tasks: readonly string[]
  readonly text: string
  readonly make: (draft: Draft) => void
  /** All that it touches; absent where that may be any task. */
  readonly touches?: Touched
}

export interface Touched {
  /** Tasks that are others afterwards, by id. */
  readonly tasks: readonly string[]
  readonly links: readonly Dependency[]
  /** The tasks come, go, or are of another kind, and all their links with them. */
  readonly shape?: true
  /** A task that was not there before. */
  readonly comes?: Task
}

/** Takes over fields; what the other does not have goes away. */
export function withFields<Row extends object>(row: Row, from: Row, names: readonly (keyof Row)[]): Row {
  const made = { ...row }
  for (const name of names) {
    if (name in from) made[name] = from[name]
    else delete made[name]
  }
  return made
}

/** Plain data with the same content; a field that is undefined is no field. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, n) => same(one, b[n]))
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  for (const name in one) if (!same(one[name], other[name])) return false
  for (const name in other) if (other[name] !== undefined && one[name] === undefined) return false
  return true
}
