import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Below this all rows are drawn, so that the browser's own search finds them. */
const drawAll = 40
/** Rows drawn beyond what is seen. */
const overscan = 12
/** What lies over the rows at the top of the screen: the bar and the table's header; and some air below. */
const covered = 84
const air = 24

/**
 * Which rows of a list in the scrolling page are to be drawn. Each is about `size` pixels high until `measure`, the ref of
 * a row that carries its number as `data-index`, has seen it; `before` and `after` are the heights of those left out.
 * `onEnd` is called when the last of them is near.
 */
export function useVirtualRows(count: number, size: number, onEnd?: () => void) {
  const containerRef = useRef<HTMLDivElement>(null)
  const scrollMargin = useTopInPage(containerRef)
  // oxlint-disable-next-line react/incompatible-library -- read anew on each drawing, nothing of it is kept
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => size,
    overscan: count <= drawAll ? drawAll : overscan,
    scrollMargin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: size + air,
  })
  const drawn = virtual.getVirtualItems()
  const [top, bottom] = [drawn[0], drawn.at(-1)]
  const last = (bottom?.index ?? -1) + 1
  const near = last >= count && count > 0
  useEffect(() => {
    if (near) onEnd?.()
  }, [near, count, onEnd])
  return {
    containerRef,
    first: top?.index ?? 0,
    last,
    before: top ? top.start - scrollMargin : 0,
    after: bottom ? virtual.getTotalSize() - (bottom.end - scrollMargin) : 0,
    measure: virtual.measureElement,
    scrollTo: (index: number) => virtual.scrollToIndex(index),
  }
}

/** How far below the top of the page an element begins, also when what stands above it grows. */
function useTopInPage(ref: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      if (ref.current) setTop(Math.round(ref.current.getBoundingClientRect().top + globalThis.scrollY))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [ref])
  return top
}
