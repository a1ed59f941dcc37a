import type { PlanColumn } from '../columns/column.ts'
import { isGroup } from '../session/rows.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import type { Cell, Editing } from './grid-state.ts'
import { goTo } from './moves.ts'

/** Opens the field of the cell with the cursor; with `typed`, the first letter takes the place of what is there. */
export function startEditing(screen: PlanScreen, columns: readonly PlanColumn[], typed?: string): void {
  const { session, grid, actions, readOnly } = screen
  const { active } = grid
  const task = active && session.book.task.get(active.id)
  const column = columns.find(({ id }) => id === active?.column)
  if (active === undefined || task === undefined || column === undefined) return
  if (readOnly !== undefined) return grid.set({ error: { ...active, sentence: readOnly } })
  const fixed = column.edit ? column.edit.fixed?.(actions.context, task) : actions.context.t('refused.fixed')
  if (fixed !== undefined) return grid.set({ error: { ...active, sentence: fixed } })
  const value = column.edit!.value?.(actions.context, task) ?? column.text(actions.context, task)
  grid.set({ editing: { ...active, value: typed ?? value, replace: typed === undefined }, error: undefined })
}

/** Keeps what was typed. @returns false where it cannot be read: the sentence stands beside the cell */
export function commitCell(
  screen: PlanScreen,
  column: PlanColumn,
  { id, column: name }: Editing,
  text: string,
): boolean {
  const { grid, actions } = screen
  const failed = actions.setCells(column.edit!.verb, [{ id, column, text }])
  if (failed) {
    grid.set({ error: { id, column: name, sentence: failed.sentence } })
    return false
  }
  grid.set({ editing: undefined, error: undefined })
  return true
}

/** So many rows down and columns to the right. */
export function moveCursor(screen: PlanScreen, down: number, right: number, choose: 'one' | 'range' = 'one'): void {
  const { session, grid } = screen
  const columns = screen.shownColumns()
  const { ids, indexOf } = session.rows
  const { active } = grid
  if (ids.length === 0) return
  const row = active === undefined ? 0 : (indexOf.get(active.id) ?? 0)
  const column = active === undefined ? 1 : columns.findIndex(({ id }) => id === active.column)
  const next: Cell = {
    id: ids[Math.min(ids.length - 1, Math.max(0, row + down))]!,
    column: columns[Math.min(columns.length - 1, Math.max(0, column + right))]?.id ?? 'name',
  }
  goTo(screen, next, choose)
}

/** Gives the chosen rows what stands in the cursor's column of the first of them. */
export function fillDown(screen: PlanScreen, columns: readonly PlanColumn[]): void {
  const { session, grid, actions } = screen
  const { active, chosen } = grid
  const column = columns.find(({ id }) => id === active?.column)
  if (active === undefined || column?.edit === undefined || chosen.size < 2) return
  const place = (id: string) => session.rows.indexOf.get(id) ?? 0
  const [first, ...rest] = [...chosen].filter((id) => !isGroup(id)).sort((a, b) => place(a) - place(b))
  const task = first === undefined ? undefined : session.book.task.get(first)
  if (task === undefined) return
  const text = column.edit.value?.(actions.context, task) ?? column.text(actions.context, task)
  const failed = actions.setCells(
    'rows.fill',
    rest.map((id) => ({ id, column, text })),
  )
  if (failed)
    grid.set({
      error: { ...(failed.cell ? { id: failed.cell.id, column: column.id } : active), sentence: failed.sentence },
    })
}
