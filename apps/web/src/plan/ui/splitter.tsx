import { useTranslation } from 'react-i18next'
import classes from './workspace.module.css'

const step = 24
const least = 160

/** Between table and timeline: dragged, or moved with the arrows. */
export function Splitter({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const { t } = useTranslation('plan')
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('split')}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={2000}
      tabIndex={0}
      className={classes.splitter}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
        if (by === 0) return
        event.preventDefault()
        onWidth(Math.max(least, width + by))
      }}
      onPointerDown={(event) => {
        event.preventDefault()
        const element = event.currentTarget
        element.setPointerCapture(event.pointerId)
        const from = event.clientX
        // While it is dragged the page is told once a frame at most; the address when it is let go.
        const pane = element.previousElementSibling as HTMLElement
        const wide = (x: number) => Math.max(least, width + x - from)
        const move = ({ clientX }: PointerEvent) => {
          pane.style.width = `${wide(clientX)}px`
        }
        const end = ({ clientX }: PointerEvent) => {
          element.removeEventListener('pointermove', move)
          element.removeEventListener('pointerup', end)
          onWidth(wide(clientX))
        }
        element.addEventListener('pointermove', move)
        element.addEventListener('pointerup', end)
      }}
    />
  )
}
