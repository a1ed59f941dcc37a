import type { Constraint } from '@gantry/planning'
import { xOf } from '../axis/time-scale.ts'
import type { BarBox } from './bar-geometry.ts'
import type { Canvas } from './canvas.ts'

/** Which way a constraint lets a task move. */
const ways: Readonly<Record<Constraint['type'], 'later' | 'earlier' | 'none' | undefined>> = {
  asSoonAsPossible: undefined,
  asLateAsPossible: undefined,
  startNoEarlierThan: 'later',
  finishNoEarlierThan: 'later',
  startNoLaterThan: 'earlier',
  finishNoLaterThan: 'earlier',
  mustStartOn: 'none',
  mustFinishOn: 'none',
  startOn: 'none',
  finishOn: 'none',
}

/** Deadline and constraints of a row. @returns the last pixel that anything of the row takes */
export function paintMarks(canvas: Canvas, box: BarBox): number {
  const { view } = canvas
  const { task, dates } = box
  let taken = box.to
  for (const constraint of [task.constraint, task.secondConstraint]) {
    const way = constraint?.date === undefined ? undefined : ways[constraint.type]
    if (way === undefined || task.progress?.actualStart !== undefined) continue
    const x = Math.round(xOf(view.scale, constraint!.date!))
    if (x > -10 && x < view.width + 10) paintConstraint(canvas, box, x, way)
    taken = Math.max(taken, x + 6)
  }
  if (task.deadline !== undefined) {
    const x = Math.round(xOf(view.scale, task.deadline))
    paintDeadline(canvas, box, x, dates.finish > task.deadline)
    taken = Math.max(taken, x + 6)
  }
  const baseline = view.shown.baseline === undefined ? undefined : task.baselines?.[view.shown.baseline]
  if (baseline?.finish !== undefined) taken = Math.max(taken, xOf(view.scale, baseline.finish))
  if (view.shown.float && box.form !== 'summary' && dates.percent < 100)
    taken = Math.max(taken, xOf(view.scale, dates.lateFinish))
  return Math.round(taken)
}

/** A post with an arrowhead to where the task may go; a square on it where it may go nowhere. */
function paintConstraint(
  { ctx, colours }: Canvas,
  { top, height }: BarBox,
  x: number,
  way: 'later' | 'earlier' | 'none',
): void {
  ctx.fillStyle = colours['ink-soft']
  ctx.fillRect(x - 1, top - 3, 1.5, height + 6)
  const y = top - 3
  ctx.beginPath()
  if (way === 'none') ctx.rect(x - 3, y - 1, 5.5, 5.5)
  else {
    const to = way === 'later' ? 5 : -5
    ctx.moveTo(x, y - 1)
    ctx.lineTo(x + to, y + 2)
    ctx.lineTo(x, y + 5)
  }
  ctx.fill()
}

/** An arrow from above to the day; filled where the finish is past it. */
function paintDeadline({ ctx, colours, view }: Canvas, { top, height }: BarBox, x: number, missed: boolean): void {
  if (x < -10 || x > view.width + 10) return
  const colour = missed ? colours.worse : colours['ink-soft']
  ctx.fillStyle = colour
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.25
  ctx.beginPath()
  ctx.moveTo(x - 4.5, top + height / 2 - 5)
  ctx.lineTo(x + 4.5, top + height / 2 - 5)
  ctx.lineTo(x, top + height / 2 + 2)
  ctx.closePath()
  if (missed) ctx.fill()
  else ctx.stroke()
  ctx.fillRect(x - 0.75, top + height / 2 + 2, 1.5, 4)
}
