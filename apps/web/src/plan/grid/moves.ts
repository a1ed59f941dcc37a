import { rowHeight } from '../chart/chart-view.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import type { Cell } from './grid-state.ts'

/** Puts the cursor into a cell and brings its row into sight. */
export function goTo({ session, view, grid }: PlanScreen, cell: Cell, choose: 'one' | 'range' | 'keep' = 'one'): void {
  const { indexOf, ids } = session.rows
  const row = indexOf.get(cell.id)
  if (row === undefined) return
  if (choose === 'range') {
    const anchor = grid.anchor ?? grid.active?.id ?? cell.id
    const from = indexOf.get(anchor) ?? row
    const chosen = new Set(ids.slice(Math.min(from, row), Math.max(from, row) + 1))
    grid.set({ active: cell, chosen, anchor, error: undefined })
  } else if (choose === 'keep') grid.set({ active: cell, error: undefined })
  else grid.set({ active: cell, chosen: new Set(), anchor: cell.id, error: undefined })
  view.set({ active: cell.id, chosen: grid.chosen })
  reveal(view, row)
}

export function reveal(view: PlanScreen['view'], row: number): void {
  const top = row * rowHeight
  if (top < view.scrollTop) view.scrollTo(top)
  else if (top + rowHeight > view.scrollTop + view.height) view.scrollTo(top + rowHeight - view.height)
}

/** Adds a row to those chosen, or takes it out. */
export function toggleChosen({ grid, view }: PlanScreen, id: string): void {
  const chosen = new Set(grid.chosen)
  if (chosen.size === 0 && grid.active && grid.active.id !== id) chosen.add(grid.active.id)
  if (chosen.has(id)) chosen.delete(id)
  else chosen.add(id)
  grid.set({ chosen, anchor: id })
  view.set({ chosen })
}
