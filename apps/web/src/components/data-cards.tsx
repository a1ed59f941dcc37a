import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './data-table.tsx'
import classes from './data-cards.module.css'
import { cardsAtATime, MoreCards } from './more-cards.tsx'
import { RowCheck } from './row-check.tsx'
import { SortField } from './sort-field.tsx'
import { usePrinting } from './use-printing.ts'
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
  portion,
}: DataTableProps<Row>) {
  const { t } = useTranslation()
  const printing = usePrinting()
  const count = portion === undefined || printing ? rows.length : Math.min(rows.length, portion.shown)
  const virtual = useVirtualRows(count, cardHeight, onEnd)
  const { containerRef, measure } = virtual
  const { first, last, before, after } = printing ? { first: 0, last: count, before: 0, after: 0 } : virtual
  const showMore = useFocusOnNext(containerRef, count, portion?.onShow)
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
      {portion && rows.length > cardsAtATime && <MoreCards shown={count} of={rows.length} onShow={showMore} />}
      {loadingMore && <p className={classes.more}>{t('table.loadingMore')}</p>}
    </div>
  )
}

/** Who asks for more goes on with the first card that was not there before. */
function useFocusOnNext(
  container: RefObject<HTMLElement | null>,
  count: number,
  onShow: (count: number) => void = () => {},
): (count: number) => void {
  const next = useRef<number | null>(null)
  useEffect(() => {
    if (next.current === null || next.current >= count) return
    container.current?.querySelector<HTMLElement>(`[data-index="${next.current}"] a`)?.focus({ preventScroll: true })
    next.current = null
  }, [container, count])
  return (wanted) => {
    next.current = wanted > count ? count : null
    onShow(wanted)
  }
}

const isLink = (target: EventTarget) => target instanceof Element && target.closest('a, button, label') !== null
