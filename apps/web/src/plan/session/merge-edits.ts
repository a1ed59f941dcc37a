import type { RowEdit } from '@gantry/planning/editing'

interface Edited {
  readonly on: string
  readonly id: string
  readonly was: Record<string, unknown> | null
  readonly now: Record<string, unknown> | null
}

/**
 * Several edits of one row as one: what was there before the first, what is there after the last. All of them were made
 * on the plan as it is, so the first `was` of a field holds.
 */
export function mergeEdits(edits: readonly RowEdit[]): readonly RowEdit[] {
  const merged = new Map<string, Edited>()
  for (const edit of edits as unknown as readonly Edited[]) {
    const key = `${edit.on} ${edit.id}`
    const before = merged.get(key)
    const both = before && before.now !== null && edit.now !== null
    merged.set(
      key,
      both
        ? {
            ...edit,
            was: before.was === null ? null : { ...edit.was, ...before.was },
            now: { ...before.now, ...edit.now },
          }
        : edit,
    )
  }
  return [...merged.values()] as unknown as readonly RowEdit[]
}
