import type { PlanBook } from '@gantry/planning/editing'

/** Texts in the order of people: 2 before 10. One collator, which takes longer to make than to ask. */
export const compareTexts = new Intl.Collator('en', { numeric: true }).compare

/** Which rows are shown, and in what order. */
export interface RowsView {
  readonly collapsed: ReadonlySet<string>
  /** Which tasks are looked for; what holds them is shown around them. */
  readonly matches?: ((id: string) => boolean) | undefined
  /** Order among siblings; without, the plan's own. */
  readonly compare?: ((a: string, b: string) => number) | undefined
  /** Puts tasks under headings instead of under their summaries. */
  readonly groupOf?: ((id: string) => string) | undefined
}

/**
 * Rows as the screen counts them: ids of tasks, and headings of groups. Kept in columns, since there may be a hundred
 * thousand.
 */
export interface Rows {
  readonly ids: readonly string[]
  /** 1 = outermost. */
  readonly levels: Uint16Array
  /** 1 = first of its siblings that are shown. */
  readonly positions: Int32Array
  readonly setSizes: Int32Array
  /** Tasks that the view looks for, as against those around them. */
  readonly found: number
  readonly indexOf: ReadonlyMap<string, number>
}

const groupMark = '\u0000'
export const isGroup = (id: string): boolean => id.startsWith(groupMark)
export const groupLabel = (id: string): string => id.slice(1)

export function rowsOf(book: PlanBook, view: RowsView): Rows {
  return view.groupOf ? grouped(book, view, view.groupOf) : tree(book, view)
}

class Builder {
  readonly ids: string[] = []
  readonly #levels: number[] = []
  readonly #positions: number[] = []
  readonly #setSizes: number[] = []
  found = 0

  add(id: string, level: number, position: number, setSize: number): void {
    this.ids.push(id)
    this.#levels.push(level)
    this.#positions.push(position)
    this.#setSizes.push(setSize)
  }

  build(): Rows {
    return {
      ids: this.ids,
      levels: Uint16Array.from(this.#levels),
      positions: Int32Array.from(this.#positions),
      setSizes: Int32Array.from(this.#setSizes),
      found: this.found,
      indexOf: new Map(this.ids.map((id, at) => [id, at])),
    }
  }
}

function tree(book: PlanBook, { collapsed, matches, compare }: RowsView): Rows {
  const builder = new Builder()
  const around = matches && withAncestors(book, matches, builder)
  const shown = (parent: string | undefined): readonly string[] => {
    const children = book.children(parent)
    const kept = around ? children.filter((id) => around.has(id)) : children
    return compare ? [...kept].sort(compare) : kept
  }
  // A way down the tree without recursion: plans may be as deep as they like.
  const open: { readonly siblings: readonly string[]; next: number }[] = [{ siblings: shown(undefined), next: 0 }]
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const id = level.siblings[level.next]
    if (id === undefined) {
      open.pop()
      continue
    }
    level.next += 1
    builder.add(id, open.length, level.next, level.siblings.length)
    // A search looks into what is folded.
    if ((around || !collapsed.has(id)) && book.children(id).length > 0) open.push({ siblings: shown(id), next: 0 })
  }
  if (!around) builder.found = book.task.size
  return builder.build()
}

function withAncestors(book: PlanBook, matches: (id: string) => boolean, builder: Builder): ReadonlySet<string> {
  const around = new Set<string>()
  for (const id of book.task.keys()) {
    if (!matches(id)) continue
    builder.found += 1
    around.add(id)
    for (const outer of book.ancestors(id)) {
      if (around.has(outer)) break
      around.add(outer)
    }
  }
  return around
}

function grouped(book: PlanBook, { collapsed, matches, compare }: RowsView, groupOf: (id: string) => string): Rows {
  const builder = new Builder()
  const groups = new Map<string, string[]>()
  for (const id of book.descendants()) {
    if (book.children(id).length > 0 || (matches && !matches(id))) continue
    builder.found += 1
    const group = groupOf(id)
    const there = groups.get(group)
    if (there) there.push(id)
    else groups.set(group, [id])
  }
  const labels = [...groups.keys()].sort(compareTexts)
  labels.forEach((label, at) => {
    const heading = groupMark + label
    builder.add(heading, 1, at + 1, labels.length)
    if (collapsed.has(heading)) return
    const ids = groups.get(label)!
    if (compare) ids.sort(compare)
    ids.forEach((id, n) => builder.add(id, 2, n + 1, ids.length))
  })
  return builder.build()
}
