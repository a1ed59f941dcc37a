import { type ClipboardEvent, type MouseEvent, type PointerEvent as ReactPointerEvent, useMemo } from 'react'
import { rowHeight } from '../chart/chart-view.ts'
import type { PlanColumn } from '../columns/column.ts'
import { isGroup } from '../session/rows.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import { copied, paste } from './clipboard.ts'
import { startEditing } from './commit.ts'
import type { Cell } from './grid-state.ts'
import { goTo, toggleChosen } from './moves.ts'

const threshold = 5
const indent = 16

/** What the pointer does in the table: cursor, choice, folding, dragging rows by their number; and the clipboard. */
export function useGridPointer(screen: PlanScreen, columns: readonly PlanColumn[], focus: () => void) {
  return useMemo(
    () => ({
      onPointerDown: (event: ReactPointerEvent) => {
        const cell = cellAt(event.target)
        if (cell === undefined || event.button !== 0 || isField(event.target)) return
        if (screen.grid.editing) (document.activeElement as HTMLElement | null)?.blur()
        event.preventDefault()
        focus()
        if (event.target instanceof Element && event.target.closest('[data-twist]'))
          return screen.session.toggle(cell.id)
        if (event.ctrlKey || event.metaKey) {
          toggleChosen(screen, cell.id)
          return goTo(screen, cell, 'keep')
        }
        const wasChosen = screen.grid.chosen.has(cell.id)
        goTo(screen, cell, event.shiftKey ? 'range' : wasChosen && cell.column === 'code' ? 'keep' : 'one')
        if (cell.column === 'code' && screen.readOnly === undefined && !isGroup(cell.id)) dragRows(screen, event)
      },
      onDoubleClick: (event: MouseEvent) => {
        if (cellAt(event.target) && !isField(event.target)) startEditing(screen, columns)
      },
      onCopy: (event: ClipboardEvent) => {
        const text = screen.grid.editing ? undefined : copied(screen, columns)
        if (text === undefined) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', text)
      },
      onPaste: (event: ClipboardEvent) => {
        if (screen.grid.editing || screen.grid.active === undefined) return
        event.preventDefault()
        if (screen.readOnly !== undefined) return screen.say(screen.readOnly)
        const failed = paste(screen, columns, event.clipboardData.getData('text/plain'))
        if (failed === undefined) return
        if (failed.cell && screen.session.rows.indexOf.has(failed.cell.id))
          screen.grid.set({ error: { id: failed.cell.id, column: failed.cell.column.id, sentence: failed.sentence } })
        else screen.say(failed.sentence)
      },
    }),
    [screen, columns, focus],
  )
}

const isField = (target: EventTarget): boolean => target instanceof Element && target.closest('input, select') !== null

function cellAt(target: EventTarget): Cell | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null
  const id = cell?.closest<HTMLElement>('[data-id]')?.dataset.id
  const column = cell?.dataset.column
  return id === undefined || column === undefined ? undefined : { id, column }
}

/** Rows taken by their number: a line says where they would go, and how deep by how far to the right. */
function dragRows(screen: PlanScreen, event: ReactPointerEvent): void {
  const { grid, session, view, actions } = screen
  const pane = (event.target as Element).closest<HTMLElement>('[role=treegrid]')
  const rows = pane?.querySelector<HTMLElement>('[role=rowgroup]:last-of-type')
  if (!pane || !rows) return
  const from = { x: event.clientX, y: event.clientY }
  let dragging = false
  const place = ({ clientX, clientY }: PointerEvent) => {
    const y = clientY - rows.getBoundingClientRect().top
    const row = Math.max(0, Math.min(session.rows.ids.length, Math.round(y / rowHeight)))
    const above = session.rows.levels[row - 1] ?? 0
    const below = session.rows.levels[row] ?? 1
    const wanted = Math.round((clientX - pane.getBoundingClientRect().left - 60) / indent) + 1
    return { row, level: Math.max(Math.min(below, above + 1), Math.min(above + 1, Math.max(1, wanted))) }
  }
  const move = (at: PointerEvent) => {
    if (!dragging && Math.hypot(at.clientX - from.x, at.clientY - from.y) < threshold) return
    dragging = true
    grid.set({ drop: place(at) })
    const box = pane.getBoundingClientRect()
    if (at.clientY > box.top + view.height) view.scrollTo(view.scrollTop + 14)
    else if (at.clientY < box.top + 60) view.scrollTo(view.scrollTop - 14)
  }
  const end = (letGo: boolean) => {
    const { drop } = grid
    globalThis.removeEventListener('pointermove', move)
    globalThis.removeEventListener('pointerup', up)
    globalThis.removeEventListener('keydown', escape, true)
    grid.set({ drop: undefined })
    if (dragging && drop && !letGo) actions.move(grid.ids, spotAt(screen, drop))
  }
  const up = () => end(false)
  const escape = (key: KeyboardEvent) => {
    if (key.key !== 'Escape') return
    key.stopPropagation()
    end(true)
  }
  globalThis.addEventListener('pointermove', move)
  globalThis.addEventListener('pointerup', up)
  globalThis.addEventListener('keydown', escape, true)
}

/** Behind the last row above that is as deep; as the first of what the row above holds, where it is deeper. */
function spotAt({ session, grid }: PlanScreen, { row, level }: { readonly row: number; readonly level: number }) {
  const { ids, levels } = session.rows
  const moving = new Set(grid.ids)
  let at = row - 1
  while (at >= 0 && levels[at]! > level) at--
  const above = ids[at]
  if (above === undefined) return {}
  if (levels[at]! === level - 1) return { parent: above }
  const parent = session.book.task.get(above)?.parent
  const siblings = session.book.children(parent)
  let after = siblings.indexOf(above)
  while (after >= 0 && moving.has(siblings[after]!)) after--
  return { ...(parent !== undefined && { parent }), ...(after >= 0 && { after: siblings[after]! }) }
}
