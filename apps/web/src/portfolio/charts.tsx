import classes from './charts.module.css'
import { CostBridge } from './cost-bridge.tsx'
import { DataQuality } from './data-quality.tsx'
import { DateMoves } from './date-moves.tsx'
import { MovementMatrix } from './movement-matrix.tsx'
import { NextNinety } from './next-ninety.tsx'
import { RatingDistribution } from './rating-distribution.tsx'

/** Everything drawn, loaded after the text can be read. */
export default function Charts() {
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <RatingDistribution />
      </div>
      <div className={classes.narrow}>
        <MovementMatrix />
      </div>
      <div className={classes.half}>
        <CostBridge />
      </div>
      <div className={classes.half}>
        <DateMoves />
      </div>
      <div className={classes.narrow}>
        <NextNinety />
      </div>
      <div className={classes.wide}>
        <DataQuality />
      </div>
    </div>
  )
}
