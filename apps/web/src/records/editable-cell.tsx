import { type ReactNode, useState } from 'react'
import classes from './register.module.css'

export interface EditableCellProps {
  /** What a click does. */
  readonly title: string
  /** For readers of screens, where the cell shows nothing. */
  readonly label?: string
  readonly editor: (close: () => void) => ReactNode
  readonly children: ReactNode
}

/** A cell that becomes its own editor when clicked; by keyboard a row is changed in its panel (e). */
export function EditableCell({ title, label, editor, children }: EditableCellProps) {
  const [began, setBegan] = useState(false)
  if (began) return <div className={classes.editor}>{editor(() => setBegan(false))}</div>
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      title={title}
      aria-label={label}
      onClick={() => setBegan(true)}
    >
      {children}
    </button>
  )
}
