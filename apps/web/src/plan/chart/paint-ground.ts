import { ticksOf, tiersOf } from '../axis/axis.ts'
import { xOf } from '../axis/time-scale.ts'
import { isGroup } from '../session/rows.ts'
import { rowTop } from './bar-geometry.ts'
import { rowHeight } from './chart-view.ts'
import { closedTime } from './closed-time.ts'
import type { Canvas } from './canvas.ts'

/** Rows, closed time and the lines of the axis: what bars stand on. */
export function paintGround(canvas: Canvas): void {
  const { ctx, view, colours, session } = canvas
  const { width, height, scale } = view
  ctx.fillStyle = colours.surface
  ctx.fillRect(0, 0, width, height)
  paintRows(canvas)
  const time = session.dates.timeOf()
  ctx.fillStyle = colours['plan-closed']
  if (time)
    for (const [from, to] of closedTime(time, scale, width))
      ctx.fillRect(Math.round(from), 0, Math.round(to) - Math.round(from), height)
  const { upper, lower } = tiersOf(scale)
  paintTicks(canvas, lower, colours.line)
  paintTicks(canvas, upper, colours['line-strong'])
}

function paintRows({ ctx, view, colours, session }: Canvas): void {
  const { width, scrollTop, active, chosen, hover } = view
  const { ids } = session.rows
  for (let index = view.firstRow; index < Math.min(view.endRow, ids.length); index++) {
    const id = ids[index]!
    const ground =
      id === active || chosen.has(id)
        ? colours['accent-ground']
        : isGroup(id)
          ? colours.sunken
          : id === hover
            ? colours.hover
            : undefined
    if (ground === undefined) continue
    ctx.fillStyle = ground
    ctx.fillRect(0, rowTop(index, scrollTop), width, rowHeight - 1)
  }
  ctx.fillStyle = colours.line
  const last = Math.min(view.endRow, ids.length)
  for (let index = view.firstRow; index < last; index++) ctx.fillRect(0, rowTop(index + 1, scrollTop) - 1, width, 1)
}

function paintTicks({ ctx, view }: Canvas, unit: Parameters<typeof ticksOf>[1], colour: string): void {
  ctx.fillStyle = colour
  for (const { x } of ticksOf(view.scale, unit, view.width)) ctx.fillRect(Math.round(x), 0, 1, view.height)
}

/** Today, and the status date: a line through all rows. The axis says which is which. */
export function paintDayLines({ ctx, view, colours, session }: Canvas): void {
  const { statusDate } = session.book.settings
  const line = (instant: number, colour: string, dash: readonly number[]) => {
    const x = Math.round(xOf(view.scale, instant)) + 0.5
    if (x < 0 || x > view.width) return
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.5
    ctx.setLineDash([...dash])
    ctx.beginPath()
    ctx.moveTo(x, 0)
    ctx.lineTo(x, view.height)
    ctx.stroke()
    ctx.setLineDash([])
  }
  if (statusDate !== undefined) line(statusDate, colours.better, [5, 4])
  line(view.now, colours.accent, [])
}
