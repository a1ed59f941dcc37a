import type { PlanSession } from '../session/plan-session.ts'
import type { ChartView } from './chart-view.ts'
import type { Colours } from './colours.ts'
import type { ShownLinks } from './shown-links.ts'

/** All that drawing needs. */
export interface Canvas {
  readonly ctx: CanvasRenderingContext2D
  readonly session: PlanSession
  readonly view: ChartView
  readonly colours: Colours
  readonly links: ShownLinks
  /** Width of a text in the chart's font. */
  readonly measure: (text: string) => number
}
