import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from './keys.ts'

export interface RowKeysOptions<Row> {
  readonly rows: readonly Row[]
  readonly onOpen?: (row: Row) => void
  readonly onChoose?: (row: Row, range: boolean) => void
  readonly scrollTo: (index: number) => void
  readonly containerRef: RefObject<HTMLElement | null>
}

/** j, k, the arrows, Home and End walk the rows; Enter opens the one in focus, x chooses it. */
export function useRowKeys<Row>({ rows, onOpen, onChoose, scrollTo, containerRef }: RowKeysOptions<Row>) {
  const { t } = useTranslation()
  const [active, setActive] = useState(0)
  const go = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    scrollTo(next)
    const row = () => containerRef.current?.querySelector<HTMLElement>(`[data-row='${next}']`)
    row()?.focus()
    // Further away it may have to be drawn first.
    requestAnimationFrame(() => requestAnimationFrame(() => row()?.focus()))
  }
  const isInside = () => containerRef.current?.contains(document.activeElement) ?? false
  const step = (by: number) => go(isInside() ? active + by : active)
  useKeys([
    { keys: 'j', label: t('keys.next'), group: 'inLists', run: () => step(1) },
    { keys: 'k', label: t('keys.previous'), group: 'inLists', run: () => step(-1) },
    { keys: 'Enter', label: t('keys.open'), group: 'inLists', run: () => open(active), when: isOnRow },
    ...(onChoose
      ? [
          { keys: 'x', label: t('keys.choose'), group: 'inLists' as const, run: () => choose(false), when: isOnRow },
          {
            keys: 'X',
            label: t('keys.chooseRange'),
            group: 'inLists' as const,
            run: () => choose(true),
            when: isOnRow,
          },
        ]
      : []),
  ])
  const open = (index: number) => {
    const row = rows[index]
    if (row !== undefined) onOpen?.(row)
  }
  const choose = (range: boolean) => {
    const row = rows[active]
    if (row !== undefined) onChoose?.(row, range)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return
    const moves: Partial<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: active + 20,
      PageUp: active - 20,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return { active, setActive, onKeyDown }
}

const isOnRow = () => document.activeElement instanceof HTMLElement && document.activeElement.dataset.row !== undefined
