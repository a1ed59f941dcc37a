import { createContext, useContext } from 'react'
import type { ChartView } from '../chart/chart-view.ts'
import type { PlanColumn } from '../columns/column.ts'
import type { GridState } from '../grid/grid-state.ts'
import type { PlanActions } from '../session/actions.ts'
import type { PlanSession } from '../session/plan-session.ts'
import type { Costs } from './costs.ts'

/** What the parts of the plan's screen share. */
export interface PlanScreen {
  readonly session: PlanSession
  readonly view: ChartView
  readonly grid: GridState
  readonly actions: PlanActions
  /** Says what changes cost. */
  readonly costs: Costs
  /** All columns there are. */
  readonly allColumns: readonly PlanColumn[]
  /** Why nothing may be changed; undefined where it may. */
  readonly readOnly: string | undefined
  /** Those that are shown, in order. */
  readonly shownColumns: () => readonly PlanColumn[]
  /** Opens a task's panel beside the plan, or closes it. */
  readonly open: (id: string | undefined) => void
  /** Takes the last change of one's own back, also one from before this page was opened. */
  readonly undo: () => void
  /** Wider or narrower time by a factor. */
  readonly zoom: (factor: number) => void
  /** The whole plan in the width of the chart. */
  readonly fit: () => void
  /** Brings the bar of a task into sight. */
  readonly showBar: (id: string | undefined) => void
  /** Tells what was refused, where no cell can. */
  readonly say: (sentence: string) => void
}

export const PlanScreenContext = createContext<PlanScreen | null>(null)

export function usePlanScreen(): PlanScreen {
  const screen = useContext(PlanScreenContext)
  if (screen === null) throw new Error('no plan around this component')
  return screen
}
