import type { AnyKind } from '@gantry/domain/kind'
import type { Context } from '../context.ts'

const keptMs = 60_000
const mostKept = 5000
const seen = new WeakMap<object, Map<string, number>>()

/**
 * Whether readers with these rights were found, within the last minute, to see more records of a kind than are counted
 * ("1,000+"): then counting again tells nothing new, and walking an index beats gathering.
 */
export function knownMany(context: Context, kind: AnyKind): boolean {
  const at = seen.get(context.store)?.get(keyOf(context, kind))
  return at !== undefined && Date.parse(context.now()) - at < keptMs
}

export function noteMany(context: Context, kind: AnyKind, many: boolean): void {
  const known = seen.get(context.store) ?? new Map<string, number>()
  seen.set(context.store, known)
  const key = keyOf(context, kind)
  known.delete(key)
  if (many) known.set(key, Date.parse(context.now()))
  const [oldest] = known.keys()
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
}

function keyOf({ org, actor }: Context, kind: AnyKind): string {
  return `${org} ${kind.name} ${actor.person ?? ''} ${actor.access.hash}`
}
