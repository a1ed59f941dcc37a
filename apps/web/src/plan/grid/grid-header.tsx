import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type PointerEvent as ReactPointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanColumn } from '../columns/column.ts'
import classes from './tree-grid.module.css'

export interface GridHeaderProps {
  readonly columns: readonly PlanColumn[]
  readonly sort: string | undefined
  readonly onSort: (column: string) => void
  readonly onWidth: (column: string, width: number) => void
  /** Puts a column before another. */
  readonly onOrder: (column: string, before: string) => void
}

const least = 40

/** Headings: a click sorts, the edge changes the width, dragging the heading changes the order. */
export function GridHeader({ columns, sort, onSort, onWidth, onOrder }: GridHeaderProps) {
  const { t } = useTranslation('plan')
  const dragged = useRef<string>(undefined)
  const [by, descending] = sort?.startsWith('-') ? [sort.slice(1), true] : [sort, false]
  const resize = (event: ReactPointerEvent, column: PlanColumn) => {
    event.preventDefault()
    event.stopPropagation()
    const from = event.clientX
    const move = ({ clientX }: PointerEvent) => onWidth(column.id, Math.max(least, column.width + clientX - from))
    const end = () => {
      globalThis.removeEventListener('pointermove', move)
      globalThis.removeEventListener('pointerup', end)
    }
    globalThis.addEventListener('pointermove', move)
    globalThis.addEventListener('pointerup', end)
  }
  return (
    <div role="rowgroup" className={classes.header}>
      <div role="row" aria-rowindex={1} className={classes.headerRow}>
        {columns.map((column, at) => (
          <div
            key={column.id}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={at + 1}
            aria-sort={by === column.id ? (descending ? 'descending' : 'ascending') : undefined}
            className={classes.heading}
            data-numeric={column.numeric || undefined}
            data-column={column.id}
            style={{ width: column.width }}
            draggable
            onDragStart={() => {
              dragged.current = column.id
            }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged.current && dragged.current !== column.id && onOrder(dragged.current, column.id)}
          >
            <button
              type="button"
              tabIndex={-1}
              onClick={() => onSort(column.id)}
              title={t('sortBy', { column: column.label })}
            >
              {column.label}
              {by === column.id && (descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
            </button>
            <span className={classes.edge} aria-hidden onPointerDown={(event) => resize(event, column)} />
          </div>
        ))}
      </div>
    </div>
  )
}
