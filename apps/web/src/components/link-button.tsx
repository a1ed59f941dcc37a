import type { ComponentProps } from 'react'
import classes from './link-button.module.css'

/** A button that reads as a link within a text: it unfolds or adds, and goes nowhere. */
export function LinkButton({ quiet, ...rest }: ComponentProps<'button'> & { readonly quiet?: boolean }) {
  return <button type="button" className={classes.link} data-quiet={quiet || undefined} {...rest} />
}
