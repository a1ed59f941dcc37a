import classes from './charts.module.css'
import { CostBridge } from './cost-bridge.tsx'
import { DataQuality } from './data-quality.tsx'
import { DateMoves } from './date-moves.tsx'
import { MovementMatrix } from './movement-matrix.tsx'
import { useOverviewView } from './overview-context.ts'
import { NextNinety } from './next-ninety.tsx'
import { RatingDistribution } from './rating-distribution.tsx'

/** Everything drawn, loaded after the text can be read; what moved only where there is something to compare with. */
export default function Charts() {
  const { compare } = useOverviewView().overview.scope
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <RatingDistribution />
      </div>
      {compare && (
        <>
          <div className={classes.narrow}>
            <MovementMatrix />
          </div>
          <div className={classes.half}>
            <CostBridge compare={compare} />
          </div>
          <div className={classes.half}>
            <DateMoves compare={compare} />
          </div>
        </>
      )}
      <div className={classes.narrow}>
        <NextNinety />
      </div>
      <div className={compare ? classes.wide : classes.whole}>
        <DataQuality />
      </div>
    </div>
  )
}
