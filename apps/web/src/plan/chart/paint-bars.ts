import { xOf } from '../axis/time-scale.ts'
import { type BarBox, boxInView, workedUntil } from './bar-geometry.ts'
import type { Canvas } from './canvas.ts'
import { paintLabel } from './paint-label.ts'
import { paintMarks } from './paint-marks.ts'

/** Bars of the rows in sight, with their baselines, floats, marks and labels. */
export function paintBars(canvas: Canvas): void {
  const { view, session } = canvas
  const boxes: BarBox[] = []
  const last = Math.min(view.endRow, session.rows.ids.length)
  for (let index = view.firstRow; index < last; index++) {
    const id = session.rows.ids[index]!
    const box = boxInView(session, view, id, index)
    if (box) boxes.push(box)
  }
  for (const box of boxes) paintBaseline(canvas, box)
  for (const box of boxes) if (view.shown.float) paintFloat(canvas, box)
  for (const box of boxes) paintBar(canvas, box)
  for (const box of boxes) {
    const taken = paintMarks(canvas, box)
    if (view.shown.labels) paintLabel(canvas, box, taken)
  }
}

function paintBar(canvas: Canvas, box: BarBox): void {
  const { view } = canvas
  if (box.to < -20 || box.from > view.width + 20) return
  if (box.form === 'milestone') return paintMilestone(canvas, box)
  if (box.form === 'summary') return paintSummary(canvas, box)
  const critical = isShownCritical(canvas, box)
  const stretches =
    box.task.segments && box.task.segments.length > 1 ? segmentsOf(canvas, box) : [[box.from, box.to] as const]
  const done = Math.round(
    xOf(view.scale, workedUntil(canvas.session, box, (box.dates.duration * box.dates.percent) / 100)),
  )
  const { ctx, colours } = canvas
  if (stretches.length > 1) paintSplit(canvas, box)
  for (const [from, to] of stretches) {
    const width = Math.max(2, to - from)
    roundRect(ctx, from, box.top, width, box.height)
    if (box.task.inactive) {
      ctx.strokeStyle = colours['line-strong']
      ctx.lineWidth = 1
      ctx.stroke()
      continue
    }
    ctx.fillStyle = critical ? colours['plan-critical'] : colours['plan-bar']
    ctx.fill()
    if (box.dates.percent > 0 && done > from) {
      ctx.save()
      ctx.clip()
      ctx.fillStyle = critical ? colours['plan-critical-done'] : colours['plan-bar-done']
      ctx.fillRect(from, box.top, Math.min(done, to) - from, box.height)
      ctx.restore()
    }
    // Told by more than its colour: a critical bar has an edge.
    if (critical) edge(ctx, from, box.top, width, box.height, colours['plan-critical-done'])
  }
  if (box.task.manual) paintHeld(canvas, box)
}

const isShownCritical = ({ view }: Canvas, { dates }: BarBox): boolean => view.shown.critical && dates.critical

function segmentsOf({ session, view }: Canvas, box: BarBox): readonly (readonly [number, number])[] {
  const time = session.dates.timeOf(box.task)
  return (box.task.segments ?? []).map(({ after, lasts }) => {
    const work = (time?.workAt(box.dates.start) ?? box.dates.start) + after
    const [start, finish] = time ? [time.startAt(work), time.finishAt(work + lasts)] : [work, work + lasts]
    return [Math.round(xOf(view.scale, start)), Math.round(xOf(view.scale, finish))] as const
  })
}

/** The dots between the stretches of a task that was split. */
function paintSplit({ ctx, colours }: Canvas, { from, to, top, height }: BarBox): void {
  ctx.strokeStyle = colours['plan-bar-done']
  ctx.lineWidth = 1.5
  ctx.setLineDash([2, 3])
  ctx.beginPath()
  ctx.moveTo(from, top + height / 2)
  ctx.lineTo(to, top + height / 2)
  ctx.stroke()
  ctx.setLineDash([])
}

/** Ends as of a bracket: a person holds these dates. */
function paintHeld({ ctx, colours }: Canvas, { from, to, top, height }: BarBox): void {
  ctx.fillStyle = colours['ink-soft']
  for (const [x, inward] of [
    [from, 0],
    [to - 2, -2],
  ] as const) {
    ctx.fillRect(x, top - 1, 2, height + 2)
    ctx.fillRect(x + inward, top - 1, 4, 2)
    ctx.fillRect(x + inward, top + height - 1, 4, 2)
  }
}

function paintSummary(canvas: Canvas, box: BarBox): void {
  const { ctx, colours, view } = canvas
  const { from, top, height, dates } = box
  const to = Math.max(box.to, from + 6)
  ctx.fillStyle = isShownCritical(canvas, box) ? colours['plan-critical-done'] : colours['plan-summary']
  const drop = Math.min(6, (to - from) / 2)
  ctx.beginPath()
  ctx.moveTo(from, top)
  ctx.lineTo(to, top)
  ctx.lineTo(to, top + height + 3)
  ctx.lineTo(to - drop, top + height - 3)
  ctx.lineTo(from + drop, top + height - 3)
  ctx.lineTo(from, top + height + 3)
  ctx.closePath()
  ctx.fill()
  if (dates.percent <= 0) return
  const done = xOf(view.scale, dates.start) + ((to - from) * dates.percent) / 100
  ctx.fillStyle = colours.surface
  ctx.globalAlpha = 0.55
  ctx.fillRect(from + 3, top + 1.5, Math.max(0, Math.round(done) - from - 4), 2)
  ctx.globalAlpha = 1
}

function paintMilestone(canvas: Canvas, box: BarBox): void {
  const { ctx, colours } = canvas
  diamond(ctx, (box.from + box.to) / 2, box.top + box.height / 2, 7)
  const colour = isShownCritical(canvas, box) ? colours['plan-critical-done'] : colours['plan-summary']
  ctx.fillStyle = box.dates.percent >= 100 ? colours['plan-bar-done'] : colour
  ctx.fill()
}

/** A thin line to where the task may slip; the other way where it is late already. */
function paintFloat({ ctx, colours, view }: Canvas, box: BarBox): void {
  if (box.form === 'summary' || box.dates.percent >= 100) return
  const late = Math.round(xOf(view.scale, box.dates.lateFinish))
  if (Math.abs(late - box.to) < 3) return
  const y = Math.round(box.top + box.height / 2)
  ctx.fillStyle = late < box.to ? colours.worse : colours['plan-float']
  const [from, to] = late < box.to ? [late, box.from] : [box.to, late]
  if (to > from) ctx.fillRect(from, y - 1, to - from, 2)
  ctx.fillRect(late - 1, y - 4, 2, 8)
}

function paintBaseline({ ctx, colours, view }: Canvas, box: BarBox): void {
  const baseline = view.shown.baseline === undefined ? undefined : box.task.baselines?.[view.shown.baseline]
  if (baseline?.start === undefined || baseline.finish === undefined) return
  const from = Math.round(xOf(view.scale, baseline.start))
  const to = Math.round(xOf(view.scale, baseline.finish))
  if (to < 0 || from > view.width) return
  ctx.fillStyle = colours['plan-baseline']
  if (box.form === 'milestone') {
    diamond(ctx, from, box.row + 20, 4)
    ctx.fill()
  } else ctx.fillRect(from, box.row + 21, Math.max(2, to - from), 4)
}

export function diamond(ctx: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  ctx.beginPath()
  ctx.moveTo(x, y - half)
  ctx.lineTo(x + half, y)
  ctx.lineTo(x, y + half)
  ctx.lineTo(x - half, y)
  ctx.closePath()
}

function roundRect(ctx: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, Math.min(3, width / 2))
}

function edge(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.roundRect(x + 0.5, y + 0.5, Math.max(1, width - 1), height - 1, Math.min(3, width / 2))
  ctx.stroke()
}
