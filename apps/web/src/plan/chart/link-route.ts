import type { DependencyType } from '@gantry/planning'

export interface Point {
  readonly x: number
  readonly y: number
}

/** One end of a link: the bar, and the middle of its row. */
export interface LinkEnd {
  readonly from: number
  readonly to: number
  readonly y: number
  /** Half the height of what is drawn there. */
  readonly half: number
  /** A milestone: its middle is where it stands. */
  readonly isPoint?: boolean
}

/** Corners of a line that only runs along rows and across them; the last stretch carries the arrow. */
export interface Route {
  readonly points: readonly Point[]
  readonly arrow: 'left' | 'right' | 'down' | 'up'
}

/** How far a line runs on before it turns. */
const stub = 8
/** Least room between two bars for a line to turn and come in from the side. */
const room = 2 * stub + 2

/**
 * The way of a link from bar to bar. It turns beside the predecessor and comes in along the successor's row, where nothing
 * else stands; where there is no room between the two it comes in from above or below, and where the successor lies before,
 * it goes round between the rows.
 */
export function routeOf(type: DependencyType, before: LinkEnd, after: LinkEnd): Route {
  const out = type === 'FS' || type === 'FF' ? 1 : -1
  const x1 = out > 0 ? before.to : before.from
  const intoStart = type === 'FS' || type === 'SS'
  const x2 = intoStart ? after.from : after.to
  const arrow = intoStart ? 'right' : 'left'
  const start = { x: x1, y: before.y }
  const end = { x: x2, y: after.y }
  // Out and in on the same side: round the outer one.
  if (type === 'SS' || type === 'FF') {
    const turn = type === 'SS' ? Math.min(x1, x2) - stub : Math.max(x1, x2) + stub
    return { points: [start, { x: turn, y: start.y }, { x: turn, y: end.y }, end], arrow }
  }
  const gap = (x2 - x1) * out
  if (gap >= room) {
    const turn = x1 + stub * out
    return { points: [start, { x: turn, y: start.y }, { x: turn, y: end.y }, end], arrow }
  }
  if (gap >= (after.isPoint ? -after.half - 3 : -2)) return fromAbove(start, after, out, x2)
  const between =
    start.y + Math.sign(end.y - start.y || 1) * (Math.abs(end.y - start.y) > 30 ? 14 : Math.abs(end.y - start.y) / 2)
  const leave = x1 + stub * out
  const come = x2 - stub * out
  return {
    points: [
      start,
      { x: leave, y: start.y },
      { x: leave, y: between },
      { x: come, y: between },
      { x: come, y: end.y },
      end,
    ],
    arrow,
  }
}

function fromAbove(start: Point, after: LinkEnd, out: 1 | -1, x2: number): Route {
  const middle = (after.from + after.to) / 2
  const inside = out > 0 ? Math.max(x2 + 5, start.x + 5) : Math.min(x2 - 5, start.x - 5)
  const beside =
    out > 0
      ? Math.max(start.x, Math.min(inside, Math.max(middle, x2 + 1)))
      : Math.min(start.x, Math.max(inside, Math.min(middle, x2 - 1)))
  const x = after.isPoint ? middle : beside
  const down = after.y > start.y
  return {
    points: [start, { x, y: start.y }, { x, y: after.y + (down ? -after.half : after.half) }],
    arrow: down ? 'down' : 'up',
  }
}

const corner = 5
const head = 4

/** Adds a route to a path, its corners rounded. */
export function traceRoute(path: Pick<Path2D, 'moveTo' | 'lineTo' | 'arcTo'>, { points }: Route): void {
  const [first, ...rest] = points
  path.moveTo(first!.x, first!.y)
  rest.forEach((point, n) => {
    const next = rest[n + 1]
    if (next === undefined) return path.lineTo(point.x, point.y)
    const before = points[n]!
    const radius = Math.min(corner, length(before, point) / 2, length(point, next) / 2)
    path.arcTo(point.x, point.y, next.x, next.y, radius)
  })
}

/** Adds the head of a route's arrow to a path that is filled. */
export function traceHead(path: Pick<Path2D, 'moveTo' | 'lineTo' | 'closePath'>, { points, arrow }: Route): void {
  const { x, y } = points.at(-1)!
  const [dx, dy] = { left: [-1, 0], right: [1, 0], down: [0, 1], up: [0, -1] }[arrow] as [number, number]
  path.moveTo(x, y)
  path.lineTo(x - dx * 6 - dy * head, y - dy * 6 - dx * head)
  path.lineTo(x - dx * 6 + dy * head, y - dy * 6 + dx * head)
  path.closePath()
}

const length = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
