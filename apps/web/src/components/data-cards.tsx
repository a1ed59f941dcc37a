import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './data-table.tsx'
import classes from './data-cards.module.css'
import { RowCheck } from './row-check.tsx'
import { SortField } from './sort-field.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'

/** About; each is measured when it is drawn. */
const cardHeight = 92

/** The rows of a table as cards: the naming column, and the few facts that matter on a phone. */
export function DataCards<Row>({
  rows,
  columns,
  keyOf,
  label,
  onOpen,
  stale,
  onEnd,
  loadingMore,
  selection,
  sort,
  onSort,
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const { containerRef, first, last, before, after, measure } = useVirtualRows(rows.length, cardHeight, onEnd)
  const title = columns.find(({ card }) => card === 'title') ?? columns[0]
  const mark = columns.find(({ card }) => card === 'mark')
  const facts = columns.filter(({ card }) => card === 'fact').slice(0, 3)
  return (
    <div ref={containerRef} data-stale={stale || undefined} className={classes.frame}>
      {onSort && <SortField columns={columns} sort={sort} onSort={onSort} />}
      <ul aria-label={label} className={classes.cards} style={{ paddingTop: before, paddingBottom: after }}>
        {rows.slice(first, last).map((row, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link inside takes the keys
          <li
            key={keyOf(row)}
            ref={measure}
            data-index={first + at}
            className={classes.card}
            onClick={(event) => !isLink(event.target) && onOpen?.(row)}
          >
            <div className={classes.head}>
              <div className={classes.title}>{title?.cell(row)}</div>
              {mark?.cell(row)}
              {selection && (
                <RowCheck
                  label={selection.labelOf(row)}
                  checked={selection.has(keyOf(row))}
                  onToggle={(range) => selection.toggle(row, range)}
                />
              )}
            </div>
            <dl className={classes.facts}>
              {facts.map((column) => (
                <div key={column.id}>
                  <dt>{column.label}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {loadingMore && <p className={classes.more}>{t('table.loadingMore')}</p>}
    </div>
  )
}

const isLink = (target: EventTarget) => target instanceof Element && target.closest('a, button, label') !== null
