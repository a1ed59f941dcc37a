import type { Minute } from '@gantry/planning'
import type { TimeScale } from '../axis/time-scale.ts'
import type { DragShown } from '../drag/drag.ts'

export const rowHeight = 28

/** What can be drawn beside the bars. */
export interface Shown {
  readonly links: boolean
  readonly float: boolean
  readonly labels: boolean
  readonly critical: boolean
  /** Id of the baseline that is drawn behind the bars. */
  readonly baseline: string | undefined
}

/**
 * What of the plan is in sight: shared by table and chart, and changed sixty times a second, so not kept in React. Whoever
 * draws is told once for each change, and draws once a frame.
 */
export class ChartView {
  scale: TimeScale
  scrollTop = 0
  /** Pixels of the chart and of the rows in sight. */
  width = 0
  height = 0
  shown: Shown = { links: true, float: false, labels: true, critical: true, baseline: undefined }
  now: Minute = 0
  /** The row that has the cursor, and those chosen with it. */
  active: string | undefined
  chosen: ReadonlySet<string> = new Set()
  /** The row under the pointer. */
  hover: string | undefined
  drag: DragShown | undefined
  #scroll: ((top: number) => void) | undefined
  readonly #listeners = new Set<() => void>()

  constructor(scale: TimeScale) {
    this.scale = scale
  }

  get firstRow(): number {
    return Math.max(0, Math.floor(this.scrollTop / rowHeight))
  }

  /** One past the last row in sight. */
  get endRow(): number {
    return Math.ceil((this.scrollTop + this.height) / rowHeight)
  }

  set(
    change: Partial<
      Pick<ChartView, 'scale' | 'scrollTop' | 'width' | 'height' | 'shown' | 'active' | 'chosen' | 'hover' | 'drag'>
    >,
  ): void {
    Object.assign(this, change)
    for (const listener of this.#listeners) listener()
  }

  /** The element that scrolls says how; undefined when it goes. */
  scrolledBy(scroll: ((top: number) => void) | undefined): void {
    this.#scroll = scroll
  }

  scrollTo(top: number): void {
    this.#scroll?.(top)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
