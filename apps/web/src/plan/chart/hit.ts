import type { PlanSession } from '../session/plan-session.ts'
import { type BarBox, boxInView, middleOf } from './bar-geometry.ts'
import { type ChartView, rowHeight } from './chart-view.ts'
import type { Point } from './link-route.ts'

/** What is under the pointer. */
export interface Hit {
  readonly id: string
  readonly row: number
  readonly box: BarBox | undefined
  /** What taking hold there would do. */
  readonly part: 'linkStart' | 'linkFinish' | 'resizeStart' | 'resizeFinish' | 'progress' | 'bar' | undefined
}

export interface Handles {
  readonly start: Point
  readonly finish: Point
  readonly progress: Point | undefined
}

const reach = 11

export function handlesOf(box: BarBox): Handles {
  const y = middleOf(box)
  const done = box.from + ((box.to - box.from) * box.dates.percent) / 100
  return {
    start: { x: box.from - reach, y },
    finish: { x: box.to + reach, y },
    progress: box.form === 'bar' && box.to - box.from >= 24 ? { x: done, y: box.top + box.height + 3 } : undefined,
  }
}

/** @param slack pixels that a finger may miss by */
export function hitAt(session: PlanSession, view: ChartView, x: number, y: number, slack = 0): Hit | undefined {
  const row = Math.floor((y + view.scrollTop) / rowHeight)
  const id = session.rows.ids[row]
  if (id === undefined || row < 0) return undefined
  const box = boxInView(session, view, id, row)
  return { id, row, box, part: box && partAt(box, x, y, slack) }
}

function partAt(box: BarBox, x: number, y: number, slack: number): Hit['part'] {
  const { start, finish, progress } = handlesOf(box)
  if (progress && Math.abs(x - progress.x) <= 6 + slack && y >= box.top + box.height - 2) return 'progress'
  if (Math.abs(x - start.x) <= 6 + slack && x < box.from - 2) return 'linkStart'
  if (Math.abs(x - finish.x) <= 6 + slack && x > box.to + 2) return 'linkFinish'
  if (x < box.from - slack || x > box.to + slack) return undefined
  if (box.form !== 'bar') return 'bar'
  const edge = Math.min(6 + slack, (box.to - box.from) / 4)
  if (x > box.to - edge) return 'resizeFinish'
  return x < box.from + edge ? 'resizeStart' : 'bar'
}
