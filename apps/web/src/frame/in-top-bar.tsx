import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { createValue } from './shared-value.ts'
import classes from './top-bar.module.css'

const slot = createValue<HTMLElement | null>(null)
const placeSlot = (element: HTMLElement | null) => slot.set(element)

/** Where a page's own things stand in the top bar. */
export function TopBarSlot() {
  return <div className={classes.slot} ref={placeSlot} />
}

/** What a page puts into the top bar, such as its choice of periods. */
export function InTopBar({ children }: { children: ReactNode }) {
  const element = useSyncExternalStore(slot.subscribe, slot.get)
  return element ? createPortal(children, element) : null
}
