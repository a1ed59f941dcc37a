import { ticksOf, tiersOf } from '../axis/axis.ts'
import { xOf } from '../axis/time-scale.ts'
import type { Canvas } from './canvas.ts'

export const axisHeight = 44

/** Words for the marks on the axis. */
export interface AxisWords {
  readonly today: string
  readonly status: string
}

/** Two rows: what is counted, and in what. Labels of the upper row stay in sight while their cell is. */
export function paintAxis({ ctx, view, colours, session, measure }: Canvas, words: AxisWords): void {
  const { width, scale } = view
  const { upper, lower } = tiersOf(scale)
  const middle = axisHeight / 2
  ctx.fillStyle = colours.surface
  ctx.fillRect(0, 0, width, axisHeight)
  const upperTicks = ticksOf(scale, upper, width)
  upperTicks.forEach(({ x, label, width: cell }) => {
    ctx.fillStyle = colours['line-strong']
    ctx.fillRect(Math.round(x), 0, 1, axisHeight)
    const at = Math.max(x, 0) + 7
    if (at + measure(label) + 6 > x + cell) return
    ctx.fillStyle = colours.ink
    ctx.fillText(label, at, middle / 2 + 1)
  })
  for (const { x, label, width: cell } of ticksOf(scale, lower, width)) {
    ctx.fillStyle = colours.line
    ctx.fillRect(Math.round(x), middle, 1, middle)
    const text = measure(label)
    if (text + 2 > cell) continue
    ctx.fillStyle = colours['ink-faint']
    ctx.fillText(label, cell > 64 ? x + 7 : x + (cell - text) / 2, middle * 1.5 + 1)
  }
  ctx.fillStyle = colours['line-strong']
  ctx.fillRect(0, axisHeight - 1, width, 1)
  const flag = (instant: number, text: string, ground: string) => {
    const x = xOf(scale, instant)
    if (x < 0 || x > width) return
    const size = Math.ceil(measure(text)) + 10
    const left = Math.max(0, Math.min(width - size, x - size / 2))
    ctx.fillStyle = ground
    ctx.beginPath()
    ctx.roundRect(left, 3, size, middle - 5, 3)
    ctx.fill()
    ctx.fillStyle = colours.surface
    ctx.fillText(text, left + 5, middle / 2 + 1)
    ctx.fillStyle = ground
    ctx.fillRect(Math.round(x) - 0.5, middle - 2, 1.5, middle + 2)
  }
  const { statusDate } = session.book.settings
  if (statusDate !== undefined) flag(statusDate, words.status, colours.better)
  flag(view.now, words.today, colours.accent)
}
