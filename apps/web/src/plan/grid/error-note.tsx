import { useLayoutEffect, useRef } from 'react'
import classes from './tree-grid.module.css'

/** Why a cell did not take what was typed, beside it; to the left where the table ends. */
export function ErrorNote({ sentence }: { sentence: string }) {
  const note = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = note.current
    const pane = element?.closest('[data-plan-pane]')
    if (element && pane && element.getBoundingClientRect().right > pane.getBoundingClientRect().right)
      element.dataset.left = 'yes'
  }, [sentence])
  return (
    <span ref={note} role="alert" className={classes.error}>
      {sentence}
    </span>
  )
}
