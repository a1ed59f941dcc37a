import type { ChartView } from '../chart/chart-view.ts'
import type { ColumnContext, PlanColumn } from '../columns/column.ts'
import { groupLabel, isGroup } from '../session/rows.ts'
import type { GridState } from './grid-state.ts'

/** One row as the table draws it: the same object while nothing of it is another. */
export interface PlanRow {
  readonly index: number
  readonly id: string
  readonly level: number
  readonly position: number
  readonly setSize: number
  /** Undefined for a row that holds nothing. */
  readonly expanded: boolean | undefined
  readonly kind: 'task' | 'summary' | 'milestone' | 'group'
  readonly texts: readonly string[]
  /** Where the text alone would not be understood. */
  readonly spoken: readonly (string | undefined)[]
  readonly activeColumn: string | undefined
  readonly chosen: boolean
  readonly critical: boolean
  readonly inactive: boolean
  /** Shown around what a search found. */
  readonly around: boolean
}

/** Rows beyond those in sight that are drawn too, and the step in which the window moves. */
const beyond = 4
const step = 4

/** The rows of the table that are in sight, and the one with the cursor wherever it is. */
export class RowWindow {
  readonly #context: ColumnContext
  readonly #view: ChartView
  readonly #grid: GridState
  readonly #columns: readonly PlanColumn[]
  #made: readonly PlanRow[] = []
  #state = ''
  readonly #cache = new Map<string, PlanRow>()

  constructor(context: ColumnContext, view: ChartView, grid: GridState, columns: readonly PlanColumn[]) {
    this.#context = context
    this.#view = view
    this.#grid = grid
    this.#columns = columns
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = [
      this.#context.session.subscribe(listener),
      this.#view.subscribe(listener),
      this.#grid.subscribe(listener),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** The same list while nothing in it is another. */
  readonly rows = (): readonly PlanRow[] => {
    const { session } = this.#context
    const { ids, indexOf } = session.rows
    const first = Math.max(0, Math.floor(this.#view.firstRow / step) * step - beyond)
    const end = Math.min(ids.length, Math.ceil(this.#view.endRow / step) * step + beyond)
    const state = `${first} ${end} ${session.version()} ${this.#grid.version()}`
    if (state === this.#state) return this.#made
    this.#state = state
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, n) => first + n)
    const active = this.#grid.active && indexOf.get(this.#grid.active.id)
    if (active !== undefined && (active < first || active >= end)) indexes.push(active)
    const rows = indexes.map((index) => this.#row(ids[index]!, index))
    if (this.#cache.size > 400) {
      this.#cache.clear()
      for (const row of rows) this.#cache.set(row.id, row)
    }
    const same = rows.length === this.#made.length && rows.every((row, n) => row === this.#made[n])
    if (!same) this.#made = rows
    return this.#made
  }

  #row(id: string, index: number): PlanRow {
    const row = this.#fresh(id, index)
    const before = this.#cache.get(id)
    if (before !== undefined && isSame(before, row)) return before
    this.#cache.set(id, row)
    return row
  }

  #fresh(id: string, index: number): PlanRow {
    const { session } = this.#context
    const { rows, view } = session
    const task = session.task(id)
    const grid = this.#grid
    const place = {
      index,
      id,
      level: rows.levels[index]!,
      position: rows.positions[index]!,
      setSize: rows.setSizes[index]!,
      activeColumn: grid.active?.id === id ? grid.active.column : undefined,
      chosen: grid.chosen.has(id),
    }
    if (task === undefined || isGroup(id))
      return {
        ...place,
        expanded: !view.collapsed.has(id),
        kind: 'group',
        texts: this.#columns.map((column) => (column.id === 'name' ? groupLabel(id) : '')),
        spoken: [],
        critical: false,
        inactive: false,
        around: false,
      }
    const holds = view.groupOf === undefined && session.book.children(id).length > 0
    return {
      ...place,
      expanded: holds ? view.matches !== undefined || !view.collapsed.has(id) : undefined,
      kind: task.type === 'summary' ? 'summary' : task.type === 'milestone' ? 'milestone' : 'task',
      texts: this.#columns.map((column) => column.text(this.#context, task)),
      spoken: this.#columns.map((column) => column.spoken?.(this.#context, task)),
      critical: session.dates.of(id)?.critical ?? false,
      inactive: task.inactive === true,
      around: view.matches !== undefined && !view.matches(id),
    }
  }
}

function isSame(a: PlanRow, b: PlanRow): boolean {
  const keys = Object.keys(a) as (keyof PlanRow)[]
  return keys.every((key) => {
    const [one, other] = [a[key], b[key]]
    if (Array.isArray(one) && Array.isArray(other))
      return one.length === other.length && one.every((each, n) => each === other[n])
    return one === other
  })
}
