import { SkeletonBlock, SkeletonLines } from '../components/skeletons.tsx'
import classes from './portfolio-page.module.css'

export function PortfolioSkeleton() {
  return (
    <div className={classes.page}>
      <SkeletonLines widths={[28, 56, 44]} />
      <div className={classes.first}>
        <SkeletonLines widths={[40, 94, 88, 60, 96, 84, 52, 92, 70]} />
        <SkeletonLines widths={[30, 96, 92, 90, 70, 94, 88, 60]} />
      </div>
      <SkeletonBlock height={320} />
    </div>
  )
}
