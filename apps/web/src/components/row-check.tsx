import { useEffect, useRef } from 'react'
import classes from './row-check.module.css'

/** The box that chooses a row, or all of them; with Shift it chooses up to here. */
export function RowCheck({
  label,
  checked,
  some = false,
  onToggle,
}: {
  label: string
  checked: boolean
  /** Not all, but some. */
  some?: boolean
  onToggle: (range: boolean) => void
}) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = some && !checked
  }, [some, checked])
  return (
    <label className={classes.check}>
      <input
        ref={ref}
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) => onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </label>
  )
}
