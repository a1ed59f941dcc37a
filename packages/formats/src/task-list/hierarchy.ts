/** Where each row stands: the position of the row that holds it. */
export interface Place {
  readonly parent: number | undefined
  /** The row skips a level, or its number has no parent in the list. */
  readonly jump: boolean
}

/** Outline levels, one a row: a row belongs to the nearest one above with a lower level. */
export function placesByLevel(levels: readonly (number | undefined)[]): Place[] {
  const open: { level: number; index: number }[] = []
  return levels.map((given, index) => {
    const level = given ?? open.at(-1)?.level ?? 1
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const holder = open.at(-1)
    open.push({ level, index })
    return { parent: holder?.index, jump: holder === undefined ? level > 1 && index > 0 : level > holder.level + 1 }
  })
}

/** Numbers such as 1.2.3, one a row: a row belongs to the one whose number is its own without the last part. */
export function placesByNumber(numbers: readonly (string | undefined)[]): Place[] {
  const known = new Map<string, number>()
  return numbers.map((number, index) => {
    if (number === undefined) return { parent: undefined, jump: false }
    if (!known.has(number)) known.set(number, index)
    const parts = number.split('.')
    for (let length = parts.length - 1; length > 0; length--) {
      const parent = known.get(parts.slice(0, length).join('.'))
      if (parent !== undefined && parent !== index) return { parent, jump: length < parts.length - 1 }
    }
    return { parent: undefined, jump: false }
  })
}
