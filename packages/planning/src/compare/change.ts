import type { Edit } from '../network/incremental.ts'
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
  /** The same for a plan that stays scheduled, once the draft has it; absent where that would be no less work. */
  readonly edit?: (draft: Draft) => Edit
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

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
