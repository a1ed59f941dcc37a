import type { RatingValue } from '@gantry/domain/portfolio/facts'
import fills from './rating-fill.module.css'
import classes from './sparkline.module.css'

const width = 72
const height = 18
const edge = 2.5

export interface SparklineProps {
  /** Oldest first; null where nothing is known: a gap, never a zero. */
  readonly values: readonly (number | null)[]
  readonly label: string
}

/** A line of a few values, gaps drawn as gaps, the last one marked. Its scale is its own least and most. */
export function Sparkline({ values, label }: SparklineProps) {
  const points = toPoints(values)
  if (points.length === 0) return <span className="visually-hidden">{label}</span>
  const last = points.at(-1)
  return (
    <svg
      className={classes.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {runs(points).map((run) =>
        run.length === 1 && run[0] ? (
          <circle key={run[0].x} className={classes.dot} cx={run[0].x} cy={run[0].y} r="1.2" />
        ) : (
          <polyline key={run[0]?.x} className={classes.line} points={run.map(({ x, y }) => `${x},${y}`).join(' ')} />
        ),
      )}
      {last && <circle className={classes.last} cx={last.x} cy={last.y} r="2" />}
    </svg>
  )
}

interface Point {
  readonly at: number
  readonly x: number
  readonly y: number
}

function toPoints(values: readonly (number | null)[]): Point[] {
  const known = values.filter((value) => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const step = values.length > 1 ? (width - 2 * edge) / (values.length - 1) : 0
  return values.flatMap((value, at) => {
    if (value === null) return []
    const share = most === least ? 0.5 : (value - least) / (most - least)
    return [{ at, x: round(edge + at * step), y: round(height - edge - share * (height - 2 * edge)) }]
  })
}

function runs(points: readonly Point[]): Point[][] {
  const found: Point[][] = []
  for (const point of points) {
    const run = found.at(-1)
    if (run?.at(-1)?.at === point.at - 1) run?.push(point)
    else found.push([point])
  }
  return found
}

const round = (value: number) => Math.round(value * 10) / 10

const levels: Record<RatingValue, number> = { red: 0, amberRed: 1, amber: 2, amberGreen: 3, green: 4 }

/** Ratings over the periods: height says the rating as well as colour does (red low, green high); a line parts scales and assessors. */
export function RatingSparkline({
  values,
  breaks,
  label,
}: {
  values: readonly (RatingValue | null)[]
  breaks: readonly number[]
  label: string
}) {
  const slot = Math.min(8, width / Math.max(values.length, 1))
  return (
    <svg
      className={classes.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {values.map((value, at) =>
        value === null ? (
          <rect
            key={at}
            className={classes.gap}
            x={round(at * slot + 1)}
            y={height - 1.5}
            width={round(slot - 2)}
            height="1"
          />
        ) : (
          <rect
            key={at}
            className={fills[value]}
            x={round(at * slot + 0.5)}
            y={round(height - 4 - levels[value] * 3.4)}
            width={round(slot - 1)}
            height={round(4 + levels[value] * 3.4)}
            rx="1"
          />
        ),
      )}
      {breaks.map((at) => (
        <rect
          key={`break-${at}`}
          className={classes.break}
          x={round(at * slot - 0.5)}
          y={0}
          width="1"
          height={height}
        />
      ))}
    </svg>
  )
}
