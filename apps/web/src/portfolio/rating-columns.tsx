import type { Charts } from '@gantry/domain/portfolio/overview'
import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { RatingOrNone } from '../components/rating-mark.tsx'
import { spacedLabels } from '../components/spaced-labels.ts'
import fills from '../components/rating-fill.module.css'
import classes from './rating-distribution.module.css'

export interface RatingColumnsProps {
  readonly who: 'lead' | 'independent' | 'owner'
  readonly ratings: Charts['ratings']
  readonly used: readonly RatingOrNone[]
  readonly selected: string
  readonly tall: boolean
  /** Whether the periods are named below. */
  readonly labels: boolean
}

const usualWidth = 640
const left = 0
const leastLabelled = 13
const leastBarLabelled = 18

/** One row of stacked columns, a column a period, worst at the bottom. */
export function RatingColumns({ who, ratings, used, selected, tall, labels }: RatingColumnsProps) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { ref, width: measured } = useElementSize()
  const width = measured || usualWidth
  const height = tall ? 168 : 72
  const top = tall ? 14 : 4
  const most = Math.max(
    1,
    ...ratings.map(({ by, open }) =>
      Math.max(
        open?.of ?? 0,
        used.reduce((sum, value) => sum + by[who][value], 0),
      ),
    ),
  )
  const slot = (width - left) / Math.max(ratings.length, 1)
  const bar = Math.min(48, slot * 0.68)
  const scale = (height - top) / most
  const anchor = ratings.findIndex(({ period }) => period.id === selected)
  const isLabelled = spacedLabels(
    ratings.map(({ period }) => period.label),
    slot,
    Math.max(anchor, 0),
  )
  return (
    <div className={classes.row} ref={ref}>
      <div className={classes.who}>{t(`common:assessor.${who}`)}</div>
      <svg
        viewBox={`0 0 ${width} ${height + (labels ? 20 : 2)}`}
        className={classes.chart}
        role="img"
        aria-label={t(`common:assessor.${who}`)}
      >
        {ratings.map(({ period, by, scaleBreak, open }, at) => {
          const x = left + at * slot + (slot - bar) / 2
          let y = height
          return (
            <g key={period.id}>
              {open && <OpenColumn open={open} x={x} bar={bar} height={height} scale={scale} told={tall} />}
              {scaleBreak && (
                <>
                  <line className={classes.break} x1={left + at * slot} x2={left + at * slot} y1={0} y2={height} />
                  {tall && (
                    <text className={classes.breakText} x={left + at * slot + 4} y={9}>
                      {t('charts.rating.scaleBreak')}
                    </text>
                  )}
                </>
              )}
              {used.map((value) => {
                const n = by[who][value]
                const size = n * scale
                y -= size
                return (
                  n > 0 && (
                    <g key={value}>
                      <rect className={fills[value]} x={x} y={y} width={bar} height={Math.max(size - 1, 0.5)} rx={1}>
                        <title>{`${period.label}: ${t(`common:rating.${value}`)} ${n}`}</title>
                      </rect>
                      {size >= leastLabelled && bar >= leastBarLabelled && (
                        <text className={classes.count} data-value={value} x={x + bar / 2} y={y + size / 2 + 3.5}>
                          {n}
                        </text>
                      )}
                    </g>
                  )
                )
              })}
              {labels && isLabelled(at) && (
                <text
                  className={classes.period}
                  data-selected={period.id === selected || undefined}
                  x={x + bar / 2}
                  y={height + 15}
                >
                  {period.label}
                </text>
              )}
            </g>
          )
        })}
        <line className={classes.axis} x1={left} x2={width} y1={height} y2={height} />
      </svg>
    </div>
  )
}

/** A period still being filled: the outline of what is expected, and how much of it is in. */
function OpenColumn({
  open,
  x,
  bar,
  height,
  scale,
  told,
}: {
  open: { n: number; of: number }
  x: number
  bar: number
  height: number
  scale: number
  told: boolean
}) {
  const { t } = useTranslation('portfolio')
  const y = height - open.of * scale
  return (
    <>
      <rect className={classes.open} x={x} y={y} width={bar} height={open.of * scale} rx={1}>
        <title>{t('charts.rating.open', open)}</title>
      </rect>
      {told && (
        <text className={classes.openText} x={x + bar / 2} y={y + 12}>
          <tspan x={x + bar / 2}>{t('charts.rating.openShort')}</tspan>
          <tspan x={x + bar / 2} dy={12}>
            {t('charts.rating.inOf', open)}
          </tspan>
        </text>
      )}
    </>
  )
}
