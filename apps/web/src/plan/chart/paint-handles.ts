import type { DragShown } from '../drag/drag.ts'
import { boxInView, middleOf } from './bar-geometry.ts'
import type { Canvas } from './canvas.ts'
import { handlesOf } from './hit.ts'

/** What can be taken hold of: the ends of the row under the pointer, and what is being dragged. */
export function paintHandles(canvas: Canvas, mayEdit: boolean): void {
  const { view } = canvas
  const { drag } = view
  if (drag?.kind === 'link') return paintRubber(canvas, drag)
  if (drag?.kind === 'bar') return paintDragged(canvas, drag)
  if (view.hover === undefined || !mayEdit) return
  const box = boxAt(canvas, view.hover)
  if (box === undefined || box.to < 0 || box.from > view.width) return
  const { ctx, colours } = canvas
  const { start, finish, progress } = handlesOf(box)
  for (const point of [start, finish]) dot(canvas, point.x, point.y, false)
  if (progress === undefined) return
  ctx.fillStyle = colours.ink
  ctx.beginPath()
  ctx.moveTo(progress.x, progress.y - 5)
  ctx.lineTo(progress.x + 5, progress.y + 1)
  ctx.lineTo(progress.x - 5, progress.y + 1)
  ctx.fill()
}

function dot({ ctx, colours }: Canvas, x: number, y: number, filled: boolean): void {
  ctx.beginPath()
  ctx.arc(x, y, 4, 0, 2 * Math.PI)
  ctx.fillStyle = filled ? colours.accent : colours.surface
  ctx.fill()
  ctx.strokeStyle = colours.accent
  ctx.lineWidth = 1.5
  ctx.stroke()
}

function paintRubber(canvas: Canvas, drag: DragShown & { kind: 'link' }): void {
  const { ctx, colours } = canvas
  const box = boxAt(canvas, drag.task)
  if (box === undefined) return
  const from = handlesOf(box)[drag.end]
  const target = drag.target && boxAt(canvas, drag.target.task)
  const to = target && drag.target ? handlesOf(target)[drag.target.end] : drag
  ctx.strokeStyle = drag.refused ? colours.worse : colours.accent
  ctx.lineWidth = 2
  ctx.setLineDash(drag.refused ? [3, 3] : [])
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
  ctx.setLineDash([])
  if (target) {
    ctx.beginPath()
    ctx.roundRect(target.from - 3, target.top - 3, target.to - target.from + 6, target.height + 6, 5)
    ctx.stroke()
  }
  dot(canvas, from.x, from.y, true)
}

function paintDragged(canvas: Canvas, drag: DragShown & { kind: 'bar' }): void {
  const { ctx, colours, measure, view } = canvas
  const box = boxAt(canvas, drag.task)
  if (box === undefined) return
  ctx.strokeStyle = colours.accent
  ctx.lineWidth = 1.5
  ctx.beginPath()
  ctx.roundRect(box.from - 2, box.top - 2, box.to - box.from + 4, box.height + 4, 4)
  ctx.stroke()
  const width = Math.ceil(measure(drag.label)) + 12
  const x = Math.max(4, Math.min(view.width - width - 4, box.from))
  const y = middleOf(box) > 40 ? box.top - 24 : box.top + box.height + 6
  ctx.fillStyle = colours.ink
  ctx.beginPath()
  ctx.roundRect(x, y, width, 20, 4)
  ctx.fill()
  ctx.fillStyle = colours.surface
  ctx.fillText(drag.label, x + 6, y + 10.5)
}

function boxAt({ session, view }: Canvas, id: string) {
  const row = session.rows.indexOf.get(id)
  return row === undefined ? undefined : boxInView(session, view, id, row)
}
