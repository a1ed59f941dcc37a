/** A cell, by its row's id and its column's. */
export interface Cell {
  readonly id: string
  readonly column: string
}

export interface Editing extends Cell {
  /** What stands in the field when it opens. */
  readonly value: string
  /** Whether the old text is chosen, so that typing replaces it. */
  readonly replace: boolean
}

/** Why a cell did not take what was typed. */
export interface CellError extends Cell {
  readonly sentence: string
}

/** Where the cursor of the table is, which rows are chosen and what is being typed. */
export class GridState {
  active: Cell | undefined
  chosen: ReadonlySet<string> = new Set()
  /** Where a choice of several rows began. */
  anchor: string | undefined
  editing: Editing | undefined
  error: CellError | undefined
  /** The row that dragged rows would go behind, and how deep. */
  drop: { readonly row: number; readonly level: number } | undefined
  #version = 0
  readonly #listeners = new Set<() => void>()

  readonly version = (): number => this.#version

  set(change: Partial<Pick<GridState, 'active' | 'chosen' | 'anchor' | 'editing' | 'error' | 'drop'>>): void {
    Object.assign(this, change)
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The chosen rows, or the row with the cursor. */
  get ids(): readonly string[] {
    if (this.chosen.size > 0) return [...this.chosen]
    return this.active ? [this.active.id] : []
  }
}
