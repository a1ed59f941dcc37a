import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'

/** Below this all rows are drawn, so that the browser's own search finds them. */
const drawAll = 40
/** Rows drawn beyond what is seen, and the step in which the window over the rows moves. */
const overscan = 16
const step = 8
/** What lies over the rows at the top of the screen: the bar and the table's header. */
const covered = 84

/**
 * Which rows of a list in the scrolling page are to be drawn, `size` pixels each; `before` and `after` are
 * the heights of those left out. `onEnd` is called when the last of them is near.
 */
export function useVirtualRows(count: number, size: number, onEnd?: () => void) {
  const containerRef = useRef<HTMLDivElement>(null)
  const firstSeen = useCallback(() => {
    const above = -(containerRef.current?.getBoundingClientRect().top ?? 0)
    return Math.floor(Math.max(0, above) / size / step) * step
  }, [size])
  const seen = useSyncExternalStore(subscribe, firstSeen)
  const fitting = useSyncExternalStore(subscribe, () => Math.ceil(globalThis.innerHeight / size))
  const whole = count <= drawAll
  const first = whole ? 0 : Math.min(Math.max(0, seen - overscan), Math.max(0, count - fitting))
  const last = whole ? count : Math.min(count, seen + fitting + overscan)
  const near = Math.min(count, seen + fitting + overscan) >= count && count > 0
  useEffect(() => {
    if (near) onEnd?.()
  }, [near, count, onEnd])
  const scrollTo = (index: number) => {
    const top = (containerRef.current?.getBoundingClientRect().top ?? 0) + index * size
    const below = top + 2 * size - globalThis.innerHeight + 24
    if (top < covered) globalThis.scrollBy({ top: top - covered })
    else if (below > 0) globalThis.scrollBy({ top: below })
  }
  return { containerRef, first, last, before: first * size, after: (count - last) * size, scrollTo }
}

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('scroll', changed, { passive: true })
  globalThis.addEventListener('resize', changed)
  return () => {
    globalThis.removeEventListener('scroll', changed)
    globalThis.removeEventListener('resize', changed)
  }
}
