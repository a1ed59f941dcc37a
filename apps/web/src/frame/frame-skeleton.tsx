import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './frame.module.css'
import rail from './rail.module.css'
import bar from './top-bar.module.css'

/** The frame before anything is known. */
export function FrameSkeleton() {
  return (
    <div className={classes.frame}>
      <div className={rail.rail} aria-hidden />
      <div className={classes.rest}>
        <div className={bar.bar} aria-hidden />
        <main id="content" className={classes.content}>
          <SkeletonLines widths={[30, 62, 88, 84, 70, 92, 40]} />
        </main>
      </div>
    </div>
  )
}
