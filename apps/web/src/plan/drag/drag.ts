import type { Minute } from '@gantry/planning'

/** What the chart draws of a drag: the rest follows from the plan as it would be. */
export type DragShown =
  | { readonly kind: 'bar'; readonly task: string; readonly label: string }
  | {
      readonly kind: 'link'
      readonly task: string
      readonly end: 'start' | 'finish'
      /** Where the pointer is, in the chart. */
      readonly x: number
      readonly y: number
      readonly target: { readonly task: string; readonly end: 'start' | 'finish' } | undefined
      readonly refused: boolean
    }
  /** A stretch of time is drawn for a new task. */
  | { readonly kind: 'draw'; readonly row: number; readonly from: Minute; readonly to: Minute }
