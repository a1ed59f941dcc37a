import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { PlanColumn } from '../columns/column.ts'
import { usePlanScreen } from '../ui/plan-context.ts'
import { ErrorNote } from './error-note.tsx'
import type { Editing } from './grid-state.ts'
import { commitCell, moveCursor } from './commit.ts'
import classes from './tree-grid.module.css'

interface CellEditorProps {
  readonly column: PlanColumn
  readonly editing: Editing
  readonly error: string | undefined
  readonly onDone: () => void
}

/** The field in a cell: Enter and Tab keep what was typed and go on, Esc leaves it; what cannot be read stays to be mended. */
export function CellEditor({ column, editing, error, onDone }: CellEditorProps) {
  const screen = usePlanScreen()
  const { grid, session, actions } = screen
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const task = session.book.task.get(editing.id)
  const choices = task && column.edit?.choices?.(actions.context, task)
  useEffect(() => {
    const input = field.current
    input?.focus({ preventScroll: true })
    if (input instanceof HTMLInputElement) {
      if (editing.replace) input.select()
      else input.setSelectionRange(input.value.length, input.value.length)
    }
  }, [editing])
  const leave = () => {
    grid.set({ editing: undefined, error: undefined })
    onDone()
  }
  const keep = (value: string): boolean => {
    const done = commitCell(screen, column, editing, value)
    if (done) onDone()
    return done
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation()
    const value = field.current?.value ?? ''
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      if (!keep(value)) return
      if (event.key === 'Enter') moveCursor(screen, event.shiftKey ? -1 : 1, 0)
      else moveCursor(screen, 0, event.shiftKey ? -1 : 1)
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && value === editing.value) {
      event.preventDefault()
      leave()
      actions.undo()
    }
  }
  const common = {
    ref: field,
    className: classes.field,
    'aria-label': column.label,
    'aria-invalid': error !== undefined || undefined,
    defaultValue: editing.value,
    onKeyDown,
    // Leaving the field keeps what can be read; what cannot is let go, as nobody looks at it any more.
    onBlur: () => {
      if (grid.editing === editing && !commitCell(screen, column, editing, field.current?.value ?? '')) leave()
    },
  }
  return (
    <>
      {choices ? (
        <select {...common} onChange={(event) => keep(event.target.value)}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          autoComplete="off"
          spellCheck={column.id === 'name' || column.id === 'notes'}
          data-numeric={column.numeric || undefined}
        />
      )}
      {error && <ErrorNote sentence={error} />}
    </>
  )
}
