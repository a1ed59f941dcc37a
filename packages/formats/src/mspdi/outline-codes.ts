import { childOf, childrenOf, type Element, textOf } from './element.ts'

/** A table of codes: value id → the whole code, from the outermost level in; and back. */
export interface OutlineTable {
  readonly codes: ReadonlyMap<string, string>
  readonly ids: ReadonlyMap<string, string>
}

/** Levels of an outline code; a loop of parents ends there. */
const deepest = 20

export function tableOf(definition: Element): OutlineTable {
  const separators = childrenOf(childOf(definition, 'Masks'), 'Mask').map((mask) => textOf(mask, 'Separator') ?? '.')
  const values = childrenOf(childOf(definition, 'Values'), 'Value')
  const entries = new Map(values.map((value) => [textOf(value, 'ValueID') ?? '', value]))
  const codes = new Map<string, string>()
  const ids = new Map<string, string>()
  for (const id of entries.keys()) {
    const levels = levelsOf(id, entries)
    const code = levels.reduce((path, level, depth) => path + (separators[depth - 1] ?? '.') + level)
    codes.set(id, code)
    if (!ids.has(code)) ids.set(code, id)
  }
  return { codes, ids }
}

function levelsOf(id: string, entries: ReadonlyMap<string, Element>): string[] {
  const levels: string[] = []
  let at = entries.get(id)
  while (at !== undefined && levels.length < deepest) {
    levels.unshift(textOf(at, 'Value') ?? '')
    at = entries.get(textOf(at, 'ParentValueID') ?? '')
  }
  return levels
}
