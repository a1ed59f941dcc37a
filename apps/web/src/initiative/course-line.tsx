import { useElementSize } from '@mantine/hooks'
import { spacedLabels } from '../components/spaced-labels.ts'
import { courseHeights } from './course-heights.ts'
import classes from './course-line.module.css'

export interface CoursePoint {
  readonly id: string
  readonly label: string
  /** Undefined where nothing was given: a hollow mark at the height last known. */
  readonly value?: number
  readonly low?: number
  readonly high?: number
  /** In words, for the tooltip. */
  readonly text: string
}

export interface CourseLineProps {
  readonly points: readonly CoursePoint[]
  /** The first and the last value known stand in the same picture: their texts tell them apart. */
  readonly writeEnds: (first: number, last: number) => readonly [string, string]
  readonly label: string
  /** Money starts at zero; a date has no zero. */
  readonly fromZero: boolean
}

const height = 148
const top = 18
const base = height - 22
const edge = 26

/** A value over the reports, gaps as gaps, the first and the last known labelled directly. */
export function CourseLine({ points, writeEnds, label, fromZero }: CourseLineProps) {
  const { ref, width: measured } = useElementSize()
  const width = measured || 360
  const known = points.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== undefined))
  const least = fromZero ? 0 : Math.min(...known)
  const most = Math.max(...known, least + 1)
  const x = (at: number) => (points.length === 1 ? width / 2 : edge + (at * (width - 2 * edge)) / (points.length - 1))
  // A day that never moved has no height of its own.
  const isLevel = !fromZero && known.every((value) => value === least)
  const y = (value: number) =>
    isLevel ? (top + base) / 2 : base - 8 - ((value - least) / (most - least)) * (base - 8 - top)
  const heights = courseHeights(points.map(({ value }) => value))
  const labels = labelsOf(points, writeEnds)
  const isLabelled = spacedLabels(
    points.map((point) => point.label),
    (width - 2 * edge) / Math.max(points.length - 1, 1),
  )
  return (
    <div ref={ref}>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className={classes.chart}
        role="img"
        aria-label={label}
      >
        <line className={classes.axis} x1={0} x2={width} y1={base} y2={base} />
        {runs(points).map((run) => (
          <polyline
            key={run[0]}
            className={classes.line}
            points={run.map((at) => `${x(at)},${y(points[at]?.value ?? 0)}`).join(' ')}
          />
        ))}
        {points.map((point, at) => (
          <g key={point.id}>
            <title>{`${point.label}: ${point.text}`}</title>
            {point.low !== undefined && point.high !== undefined && (
              <line className={classes.range} x1={x(at)} x2={x(at)} y1={y(point.low)} y2={y(point.high)} />
            )}
            {point.value === undefined ? (
              <circle className={classes.hollow} cx={x(at)} cy={y(heights[at] ?? least)} r={3.5} />
            ) : (
              <circle className={classes.point} cx={x(at)} cy={y(point.value)} r={3.5} />
            )}
            {labels.has(at) && point.value !== undefined && (
              <text className={classes.value} x={x(at)} y={y(point.value) - 8} textAnchor={anchor(at, points.length)}>
                {labels.get(at)}
              </text>
            )}
            {isLabelled(at) && (
              <text className={classes.period} x={x(at)} y={height - 6}>
                {point.label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

function anchor(at: number, count: number): 'start' | 'middle' | 'end' {
  return at === 0 ? 'start' : at === count - 1 ? 'end' : 'middle'
}

/** Texts of the first and the last that are known, by index. */
function labelsOf(
  points: readonly CoursePoint[],
  writeEnds: CourseLineProps['writeEnds'],
): ReadonlyMap<number, string> {
  const known = points.flatMap(({ value }, at) => (value === undefined ? [] : [{ value, at }]))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const [begins, ends] = writeEnds(first.value, last.value)
  return new Map([
    [first.at, begins],
    [last.at, ends],
  ])
}

/** Stretches without a gap, by index. */
function runs(points: readonly CoursePoint[]): number[][] {
  const found: number[][] = []
  for (const [at, { value }] of points.entries()) {
    if (value === undefined) continue
    const run = found.at(-1)
    if (run?.at(-1) === at - 1) run?.push(at)
    else found.push([at])
  }
  return found
}
