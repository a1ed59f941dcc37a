import { dateOfDay } from '@gantry/planning/time/days'
import { dayOfFinish } from '../text/date-text.ts'
import type { BarBox } from './bar-geometry.ts'
import type { Canvas } from './canvas.ts'
import { cutText, placeLabel } from './labels.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The name behind the bar; a milestone says its day too. */
export function paintLabel(canvas: Canvas, box: BarBox, taken: number): void {
  const { ctx, view, colours, session, measure } = canvas
  if (box.from > view.width || taken < -400) return
  const text = box.form === 'milestone' ? `${box.task.name} · ${shortDay(box.dates.finish)}` : box.task.name
  const leaves = view.shown.links && session.book.outgoing(box.id).size > 0
  const room = { from: box.from, to: box.to, taken, leaves }
  const placed = placeLabel(room, Math.ceil(measure(text)), view.width)
  if (placed === undefined || (placed.inside && box.form !== 'bar')) return
  const said = cutText(text, placed.width, measure)
  const middle = box.form === 'summary' ? box.top + 5 : box.top + box.height / 2
  if (!placed.inside) {
    // Lines that pass are kept from the letters.
    ctx.fillStyle = groundOf(canvas, box)
    ctx.globalAlpha = 0.86
    ctx.fillRect(placed.x - 2, middle - 8, Math.min(placed.width, measure(said)) + 4, 16)
    ctx.globalAlpha = 1
  }
  ctx.fillStyle = placed.inside ? colours.ink : box.form === 'summary' ? colours.ink : colours['ink-soft']
  ctx.fillText(said, placed.x, middle + 0.5)
}

function groundOf({ view, colours }: Canvas, { id }: BarBox): string {
  if (view.active === id || view.chosen.has(id)) return colours['accent-ground']
  return view.hover === id ? colours.hover : colours.surface
}

function shortDay(finish: number): string {
  const { day, month } = dateOfDay(dayOfFinish(finish))
  return `${day} ${months[month - 1]}`
}
