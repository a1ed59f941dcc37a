import { useTranslation } from 'react-i18next'
import classes from './skeletons.module.css'

/** Lines of text to come. `widths` in percent, one a line. */
export function SkeletonLines({ widths = [92, 84, 96, 60], gap = 12 }: { widths?: readonly number[]; gap?: number }) {
  const { t } = useTranslation()
  return (
    <div className={classes.lines} style={{ gap }} role="status" aria-label={t('loading')}>
      {widths.map((width, at) => (
        <span key={at} className={classes.bar} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

/** A table to come: as many rows of the height the table will have. */
export function SkeletonTable({ rows = 10, columns = 5 }: { rows?: number; columns?: number }) {
  const { t } = useTranslation()
  return (
    <div className={classes.table} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          {Array.from({ length: columns }, (_, column) => (
            <span key={column} className={classes.bar} style={{ width: column === 0 ? '80%' : '50%' }} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** A block to come, such as a chart. */
export function SkeletonBlock({ height }: { height: number }) {
  return <div className={classes.block} style={{ height }} aria-hidden />
}
