import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './data-table.tsx'
import classes from './data-cards.module.css'
import { useVirtualRows } from './use-virtual-rows.ts'

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
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const { containerRef, first, last, before, after } = useVirtualRows(rows.length, cardHeight, onEnd)
  const title = columns.find(({ card }) => card === 'title') ?? columns[0]
  const facts = columns.filter(({ card }) => card === 'fact').slice(0, 3)
  return (
    <div ref={containerRef} data-stale={stale || undefined} className={classes.frame}>
      <ul aria-label={label} className={classes.cards} style={{ paddingTop: before, paddingBottom: after }}>
        {rows.slice(first, last).map((row) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link inside takes the keys
          <li key={keyOf(row)} className={classes.card} onClick={(event) => !isLink(event.target) && onOpen?.(row)}>
            <div className={classes.title}>{title?.cell(row)}</div>
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

const isLink = (target: EventTarget) => target instanceof Element && target.closest('a, button') !== null
