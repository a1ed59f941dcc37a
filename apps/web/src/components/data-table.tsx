import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataCards } from './data-cards.tsx'
import classes from './data-table.module.css'
import { HeaderCell } from './data-table-header.tsx'
import { RowCheck } from './row-check.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import { useNarrow } from './use-narrow.ts'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Pixels; one column without a width takes the rest. */
  readonly width?: number
  readonly numeric?: boolean
  /** What `sort` is called for it; without, the column cannot be sorted. */
  readonly sortKey?: string
  /** First click sorts this way; numbers and dates usually start from the largest. */
  readonly firstSort?: 'asc' | 'desc'
  /** On a phone: the heading of the card, the mark beside it, one of its facts, or left out. */
  readonly card?: 'title' | 'mark' | 'fact'
  /** Always shown: it names the row. */
  readonly fixed?: boolean
  /** Not among the usual columns, but can be chosen. */
  readonly optional?: boolean
  /** Longer explanation of the header. */
  readonly hint?: string
}

export interface Selection<Row> {
  readonly has: (key: string) => boolean
  /** With `range`, all rows from the one chosen last to this one. */
  readonly toggle: (row: Row, range: boolean) => void
  readonly toggleAll: () => void
  readonly count: number
  /** Of a row, for a screen reader. */
  readonly labelOf: (row: Row) => string
}

export interface DataTableProps<Row> {
  /** What the table holds, for a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  /** Those to show, in order: see `useTableState`. */
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  /** `title` ascending, `-title` descending. */
  readonly sort?: string
  readonly onSort?: (sort: string) => void
  readonly onOpen?: (row: Row) => void
  /** The row shown in the side panel. */
  readonly openKey?: string
  readonly empty?: ReactNode
  /** Called when the last rows come into view. */
  readonly onEnd?: () => void
  readonly loadingMore?: boolean
  /** Rows that can be chosen, to do the same with several of them. */
  readonly selection?: Selection<Row>
  /** On a phone: how many cards are drawn, and what draws more; without it all of them are. */
  readonly portion?: { readonly shown: number; readonly onShow: (count: number) => void }
  /** While a new answer is fetched the old one stays, fainter. */
  readonly stale?: boolean
}

/**
 * Dense table: 32 px rows, sticky header, sort by header, rows walked with j, k or the arrows and opened with
 * Enter, only the rows in view drawn. On a phone each row is a card.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useNarrow()
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>
  return narrow ? <DataCards {...props} /> : <WideTable {...props} />
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, keyOf, label, sort, onSort, onOpen, openKey, stale, onEnd, loadingMore, selection } = props
  const { t } = useTranslation()
  const { containerRef, first, last, before, after, measure, scrollTo } = useVirtualRows(rows.length, 32, onEnd)
  const { active, setActive, onKeyDown } = useRowKeys({
    rows,
    onOpen,
    scrollTo,
    containerRef,
    onChoose: selection?.toggle,
  })
  return (
    <div ref={containerRef} className={classes.frame} data-stale={stale || undefined}>
      <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {selection && <col style={{ width: 28 }} />}
          {columns.map(({ id, width }) => (
            <col key={id} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection && (
              <th scope="col">
                <RowCheck
                  label={t('table.chooseAll')}
                  checked={rows.length > 0 && selection.count >= rows.length}
                  some={selection.count > 0}
                  onToggle={selection.toggleAll}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {rows.slice(first, last).map((row, at) => {
            const key = keyOf(row)
            return (
              <tr
                key={key}
                ref={measure}
                className={classes.row}
                data-index={first + at}
                data-row={first + at}
                data-open={key === openKey || undefined}
                data-chosen={selection?.has(key) || undefined}
                aria-rowindex={first + at + 2}
                tabIndex={first + at === Math.min(active, rows.length - 1) ? 0 : -1}
                onFocus={() => setActive(first + at)}
                onKeyDown={onKeyDown}
                onClick={(event) => {
                  if (!isControl(event.target)) onOpen?.(row)
                }}
              >
                {selection && (
                  <td>
                    <RowCheck
                      label={selection.labelOf(row)}
                      checked={selection.has(key)}
                      onToggle={(range) => selection.toggle(row, range)}
                    />
                  </td>
                )}
                <Cells row={row} columns={columns as readonly Column<unknown>[]} />
              </tr>
            )
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {loadingMore && <p className={classes.more}>{t('table.loadingMore')}</p>}
    </div>
  )
}

/** Drawn once for a row, wherever the row moves. */
const Cells = memo(function Cells({ row, columns }: { row: unknown; columns: readonly Column<unknown>[] }) {
  return columns.map((column) => (
    <td key={column.id} data-numeric={column.numeric || undefined}>
      {column.cell(row)}
    </td>
  ))
})

/** Links and buttons inside a row do their own thing. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null
}
