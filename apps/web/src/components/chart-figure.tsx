import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './chart-figure.module.css'
import { type TwinTable, TableTwin } from './table-twin.tsx'

export interface ChartFigureProps {
  /** The finding. */
  readonly title: ReactNode
  /** What is drawn, with unit and period. */
  readonly subtitle: ReactNode
  /** The same figures as a table; left out where what is drawn is a table already. */
  readonly table?: TwinTable
  readonly children: ReactNode
  readonly aside?: ReactNode
}

/** A chart says its finding, then what is drawn; and it can always be read as a table instead. */
export function ChartFigure({ title, subtitle, table, children, aside }: ChartFigureProps) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <figure className={classes.figure} aria-labelledby={heading}>
      <figcaption className={classes.caption}>
        <div>
          <h3 id={heading}>{title}</h3>
          <p className={classes.subtitle}>{subtitle}</p>
        </div>
        {table && (
          <button
            type="button"
            className={classes.toggle}
            aria-pressed={asTable}
            title={asTable ? t('twin.showChart') : t('twin.showTable')}
            onClick={() => setAsTable(!asTable)}
          >
            {t('twin.table')}
          </button>
        )}
      </figcaption>
      {asTable && table ? <TableTwin {...table} /> : children}
      {aside && <div className={classes.aside}>{aside}</div>}
    </figure>
  )
}
