import { IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { rowHeight } from '../chart/chart-view.ts'
import type { PlanColumn } from '../columns/column.ts'
import { CellEditor } from './cell-editor.tsx'
import { ErrorNote } from './error-note.tsx'
import type { CellError, Editing } from './grid-state.ts'
import type { PlanRow } from './row-window.ts'
import classes from './tree-grid.module.css'

export interface GridRowProps {
  readonly row: PlanRow
  readonly columns: readonly PlanColumn[]
  readonly gridId: string
  readonly editing: Editing | undefined
  readonly error: CellError | undefined
  readonly onDone: () => void
}

/** One row: drawn again only when something of it is another. */
export const GridRow = memo(function GridRow({ row, columns, gridId, editing, error, onDone }: GridRowProps) {
  return (
    <div
      role="row"
      className={classes.row}
      data-row={row.index}
      data-id={row.id}
      data-kind={row.kind}
      data-active={row.activeColumn !== undefined || undefined}
      data-chosen={row.chosen || undefined}
      data-critical={row.critical || undefined}
      data-inactive={row.inactive || undefined}
      data-around={row.around || undefined}
      aria-rowindex={row.index + 2}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={row.expanded}
      aria-selected={row.chosen || row.activeColumn !== undefined}
      style={{ top: row.index * rowHeight }}
    >
      {columns.map((column, at) => {
        const isEdited = editing?.column === column.id
        const wrong = error?.column === column.id ? error : undefined
        return (
          <div
            key={column.id}
            id={`${gridId}-${row.index}-${column.id}`}
            role="gridcell"
            aria-colindex={at + 1}
            aria-label={labelOf(row.texts[at] ?? '', row.spoken[at])}
            aria-invalid={wrong ? true : undefined}
            className={classes.cell}
            data-column={column.id}
            data-numeric={column.numeric || undefined}
            data-cursor={row.activeColumn === column.id || undefined}
            data-wrong={wrong ? true : undefined}
            style={{ width: column.width, ...(column.id === 'name' && { paddingLeft: (row.level - 1) * 16 + 22 }) }}
          >
            {column.id === 'name' && row.expanded !== undefined && (
              <span className={classes.twist} data-twist data-open={row.expanded || undefined} aria-hidden>
                <IconChevronRight size={14} stroke={2} />
              </span>
            )}
            {isEdited ? (
              <CellEditor column={column} editing={editing} error={wrong?.sentence} onDone={onDone} />
            ) : (
              <CellText column={column} row={row} text={row.texts[at] ?? ''} />
            )}
            {wrong && !isEdited && <ErrorNote sentence={wrong.sentence} />}
          </div>
        )
      })}
    </div>
  )
})

/** What is read aloud, with what is seen in it: who speaks to the page says what they see. */
function labelOf(text: string, spoken: string | undefined): string | undefined {
  if (spoken === undefined || spoken === '' || spoken === text) return undefined
  return spoken.includes(text) ? spoken : `${text}: ${spoken}`
}

function CellText({ column, row, text }: { column: PlanColumn; row: PlanRow; text: string }) {
  const { t } = useTranslation('plan')
  if (column.id !== 'totalFloat' || !row.critical) return <span className={classes.text}>{text}</span>
  return (
    <span className={classes.text} title={t('critical')}>
      <span className={classes.critical} aria-hidden>
        ◆
      </span>
      {text}
    </span>
  )
}
