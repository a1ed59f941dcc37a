import type { Dependency } from '@gantry/planning'
import { type BarBox, boxOf, middleOf, rowTop } from './bar-geometry.ts'
import type { Canvas } from './canvas.ts'
import { type LinkEnd, routeOf, traceHead, traceRoute } from './link-route.ts'

/** Beyond this many in sight, those that only pass through are left out. */
const mostPassing = 400

/** Links that begin, end or pass in sight; those that only pass are faint, the critical ones and the chosen row's stand out. */
export function paintLinks(canvas: Canvas): void {
  const { ctx, view, colours, session, links } = canvas
  const [first, last] = [view.firstRow, view.endRow - 1]
  const boxes = new Map<number, BarBox | undefined>()
  const box = (row: number): BarBox | undefined => {
    if (!boxes.has(row))
      boxes.set(row, boxOf(session, session.rows.ids[row]!, rowTop(row, view.scrollTop), view.scale, false))
    return boxes.get(row)
  }
  const paths = { passing: new Drawn(), plain: new Drawn(), critical: new Drawn(), active: new Drawn() }
  let passing = 0
  links.crossing(first, last, (link, from, to) => {
    const passes = !isIn(from, first, last) && !isIn(to, first, last)
    if (passes && ++passing > mostPassing) return
    const [before, after] = [box(from), box(to)]
    if (before === undefined || after === undefined) return
    if (Math.max(before.to, after.to) < -40 || Math.min(before.from, after.from) > view.width + 40) return
    paths[kindOf(canvas, link, before, after, passes)].add(link, before, after)
  })
  paths.passing.paint(ctx, colours['plan-link'], 1, 0.35)
  paths.plain.paint(ctx, colours['plan-link'], 1, 1)
  paths.critical.paint(ctx, colours['plan-critical-done'], 1.25, 1)
  paths.active.paint(ctx, colours.accent, 1.75, 1)
}

function kindOf(
  { view }: Canvas,
  { predecessor, successor }: Dependency,
  before: BarBox,
  after: BarBox,
  passes: boolean,
) {
  if (view.active === predecessor || view.active === successor) return 'active'
  if (view.shown.critical && before.dates.critical && after.dates.critical && !passes) return 'critical'
  return passes ? 'passing' : 'plain'
}

class Drawn {
  readonly #lines = new Path2D()
  readonly #heads = new Path2D()
  #any = false

  add({ type }: Dependency, before: BarBox, after: BarBox): void {
    const route = routeOf(type, endOf(before), endOf(after))
    traceRoute(this.#lines, route)
    traceHead(this.#heads, route)
    this.#any = true
  }

  paint(ctx: CanvasRenderingContext2D, colour: string, width: number, alpha: number): void {
    if (!this.#any) return
    ctx.globalAlpha = alpha
    ctx.strokeStyle = colour
    ctx.fillStyle = colour
    ctx.lineWidth = width
    ctx.stroke(this.#lines)
    ctx.fill(this.#heads)
    ctx.globalAlpha = 1
  }
}

// Half a pixel down: a line of one pixel lies on pixels rather than between them.
const endOf = (box: BarBox): LinkEnd => ({
  from: box.from,
  to: box.to,
  y: Math.floor(middleOf(box)) + 0.5,
  half: box.form === 'milestone' ? 7 : box.height / 2,
  isPoint: box.form === 'milestone',
})

const isIn = (row: number, first: number, last: number): boolean => row >= first && row <= last
