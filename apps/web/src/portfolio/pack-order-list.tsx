import { CloseButton } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './board-pack-dialog.module.css'
import { useOverviewView } from './overview-context.ts'
import { movedTo } from './pack-order.ts'

export interface PackOrderProps {
  /** References, in the order of their pages. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** The pages in their order: dragged by the handle with mouse or finger, or moved by the arrow keys on it. */
export function PackOrder({ chosen, onChange }: PackOrderProps) {
  const { t } = useTranslation('portfolio')
  const { overview } = useOverviewView()
  const [dragged, setDragged] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const titles = new Map(overview.rows.map(({ ref, title }) => [ref, title]))
  const move = (ref: string, to: number) => onChange(movedTo(chosen, ref, to))
  const onKeyDown = (event: KeyboardEvent, ref: string, at: number) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: chosen.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(ref, to)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === undefined) return
    const rows = [...(list.current?.children ?? [])]
    const over = rows.findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return event.clientY >= top && event.clientY < bottom
    })
    if (over >= 0 && chosen[over] !== dragged) move(dragged, over)
  }
  return (
    <ol ref={list} className={classes.order}>
      {chosen.map((ref, at) => {
        const title = titles.get(ref) ?? ref
        return (
          <li key={ref} data-dragged={dragged === ref || undefined}>
            <button
              type="button"
              className={classes.handle}
              aria-label={t('pack.move', { title, at: at + 1, of: chosen.length })}
              title={t('pack.moveHint')}
              onKeyDown={(event) => onKeyDown(event, ref, at)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setDragged(ref)
              }}
              onPointerMove={onPointerMove}
              onPointerUp={() => setDragged(undefined)}
              onPointerCancel={() => setDragged(undefined)}
            >
              <IconGripVertical size={14} stroke={1.8} aria-hidden />
            </button>
            <span title={title}>{title}</span>
            <CloseButton
              size="sm"
              aria-label={t('pack.leaveOut', { title })}
              onClick={() => onChange(chosen.filter((each) => each !== ref))}
            />
          </li>
        )
      })}
    </ol>
  )
}
