import type { ReactNode } from 'react'
import classes from './table-twin.module.css'

export interface TwinTable {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly ReactNode[])[]
  /** For a screen reader, where no heading stands over the table. */
  readonly label?: string
  /** As tall as its rows; else it scrolls. */
  readonly tall?: boolean
}

/** What scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 }

/** A plain table: the twin of a chart, or a small set of facts. The first column names the row. */
export function TableTwin({ columns, rows, label, tall }: TwinTable) {
  return (
    <div
      className={classes.scroll}
      data-tall={tall || undefined}
      {...reachable}
      role="group"
      aria-label={label ?? columns[0]?.label}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(({ label: name, numeric }, at) => (
              <th key={at} scope="col" data-numeric={numeric || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} data-numeric={columns[at]?.numeric || undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
