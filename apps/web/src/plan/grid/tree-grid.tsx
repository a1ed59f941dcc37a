import { useCallback, useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { rowHeight } from '../chart/chart-view.ts'
import { axisHeight } from '../chart/paint-axis.ts'
import type { PlanColumn } from '../columns/column.ts'
import { usePlanScreen } from '../ui/plan-context.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { type PlanRow, RowWindow } from './row-window.ts'
import classes from './tree-grid.module.css'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'

/**
 * Rows that come into sight take the elements of those that go, which is cheaper than new ones. No element has the focus,
 * but for the field of a cell: its row keeps its own.
 */
function keyOf({ id, index }: PlanRow, at: number, rows: readonly PlanRow[], edited: string | undefined): string {
  if (id === edited) return `edited ${id}`
  // The row with the cursor, out of sight, is behind the others in the list.
  if (index !== rows[0]!.index + at) return 'cursor'
  return `slot ${index % (Math.ceil(rows.length / 64) * 64)}`
}

export interface TreeGridProps {
  readonly columns: readonly PlanColumn[]
  readonly onWidth: (column: string, width: number) => void
  readonly onOrder: (column: string, before: string) => void
  readonly sort: string | undefined
  readonly onSort: (column: string) => void
}

/**
 * The plan as a table and for everyone who does not look at the chart: all that bars and links say stands in its cells. The
 * grid keeps the focus; the cell with the cursor is named by `aria-activedescendant`.
 */
export function TreeGrid({ columns, onWidth, onOrder, sort, onSort }: TreeGridProps) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, view, grid, actions } = screen
  const gridId = useId()
  const root = useRef<HTMLDivElement>(null)
  const rowsRef = useRef<HTMLDivElement>(null)
  const rowWindow = useMemo(() => new RowWindow(actions.context, view, grid, columns), [actions, view, grid, columns])
  const rows = useSyncExternalStore(rowWindow.subscribe, rowWindow.rows)
  const gridVersion = useSyncExternalStore(grid.subscribe, grid.version)
  const count = useSyncExternalStore(session.subscribe, () => session.rows.ids.length)
  const focus = useCallback(() => root.current?.focus({ preventScroll: true }), [])
  const onKeyDown = useGridKeys(screen, columns, focus)
  const pointer = useGridPointer(screen, columns, focus)
  // The rows hang below a moving window, and are moved without asking React.
  useEffect(() => {
    const place = () => {
      if (rowsRef.current) rowsRef.current.style.transform = `translateY(${-view.scrollTop}px)`
    }
    place()
    return view.subscribe(place)
  }, [view])
  const active = grid.active
  const activeRow = active && session.rows.indexOf.get(active.id)
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const cellId = (row: number, column: string) => `${gridId}-${row}-${column}`
  void gridVersion
  return (
    <div
      ref={root}
      id={gridId}
      className={classes.grid}
      role="treegrid"
      aria-label={t('table')}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      aria-readonly={screen.readOnly !== undefined || undefined}
      aria-activedescendant={
        active && activeRow !== undefined && !grid.editing ? cellId(activeRow, active.column) : undefined
      }
      tabIndex={0}
      data-plan-grid
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target !== root.current || grid.active || count === 0) return
        grid.set({ active: { id: session.rows.ids[0]!, column: 'name' } })
      }}
      onPointerDown={pointer.onPointerDown}
      onDoubleClick={pointer.onDoubleClick}
      onCopy={pointer.onCopy}
      onPaste={pointer.onPaste}
      style={{ width }}
    >
      <GridHeader columns={columns} sort={sort} onSort={onSort} onWidth={onWidth} onOrder={onOrder} />
      <div className={classes.clip} style={{ top: axisHeight }}>
        <div ref={rowsRef} role="rowgroup" className={classes.rows}>
          {rows.map((row, at) => (
            <GridRow
              key={keyOf(row, at, rows, grid.editing?.id)}
              row={row}
              columns={columns}
              gridId={gridId}
              editing={grid.editing?.id === row.id ? grid.editing : undefined}
              error={grid.error?.id === row.id ? grid.error : undefined}
              onDone={focus}
            />
          ))}
          {grid.drop && (
            <div
              className={classes.drop}
              aria-hidden
              style={{ top: grid.drop.row * rowHeight - 1, left: 44 + grid.drop.level * 16 }}
            />
          )}
        </div>
      </div>
    </div>
  )
}
