import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { fitted, panned, zoomed } from '../axis/time-scale.ts'
import { axisHeight } from '../chart/paint-axis.ts'
import { startPainter } from '../chart/painter.ts'
import { useChartPointer } from '../drag/use-chart-pointer.ts'
import { FocusedBar } from './focused-bar.tsx'
import { usePlanScreen } from './plan-context.ts'
import { extentOf } from './use-plan-screen.ts'
import classes from './workspace.module.css'

/** The timeline: two canvases, and an element of the page for the bar that has the focus. */
export function ChartPane() {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, view, readOnly } = screen
  const pane = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const chart = useRef<HTMLCanvasElement>(null)
  const axis = useRef<HTMLCanvasElement>(null)
  const handlers = useChartPointer(screen, body)
  useEffect(
    () =>
      startPainter({
        chart: chart.current!,
        axis: axis.current!,
        session,
        view,
        words: { today: t('today'), status: t('statusDate') },
        mayEdit: readOnly === undefined,
        onFrame: () => {
          if (!pane.current || pane.current.dataset.painted) return
          pane.current.dataset.painted = 'yes'
          performance.mark('plan-painted')
        },
      }),
    [session, view, readOnly, t],
  )
  useEffect(() => {
    const element = pane.current!
    let isFirst = !new URLSearchParams(globalThis.location.search).has('zoom')
    const measure = () => {
      const width = element.clientWidth
      view.set({ width })
      if (isFirst && width > 0) {
        const { start, finish } = extentOf(session)
        view.set({ scale: fitted(start, finish, width) })
        isFirst = false
      }
    }
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        const x = event.clientX - element.getBoundingClientRect().left
        view.set({ scale: zoomed(view.scale, Math.exp(-event.deltaY * 0.002), x) })
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault()
        view.set({ scale: panned(view.scale, event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) })
      }
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('wheel', wheel, { passive: false })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [session, view])
  const active = useSyncExternalStore(view.subscribe, () => view.active)
  return (
    <div ref={pane} className={classes.chart} data-plan-chart>
      <canvas ref={axis} className={classes.axis} style={{ height: axisHeight }} aria-hidden />
      <div ref={body} className={classes.bars} {...handlers}>
        <canvas ref={chart} aria-hidden />
        {active !== undefined && <FocusedBar key={active} id={active} />}
      </div>
    </div>
  )
}
