import { useCallback, useEffect, useMemo } from 'react'
import { textOf, useUrlState } from '../../app/search-params.ts'
import type { TimeScale } from '../axis/time-scale.ts'
import type { ChartView, Shown } from '../chart/chart-view.ts'
import type { PlanColumn } from '../columns/column.ts'

const parts = ['links', 'float', 'labels', 'critical'] as const
const usuallyShown: readonly string[] = ['links', 'labels', 'critical']
const quietMilliseconds = 400

/** What of the plan is shown, and how, as the address says it: every view can be sent to a colleague. */
export function usePlanUrl() {
  const [search, change] = useUrlState()
  const columnsText = textOf(search.cols)
  const columns = useCallback((all: readonly PlanColumn[]) => chosenColumns(all, columnsText), [columnsText])
  const setColumns = useCallback(
    (shown: readonly PlanColumn[]) =>
      change({ cols: shown.map(({ id, width }) => `${id}~${Math.round(width)}`).join(',') }),
    [change],
  )
  const showText = textOf(search.show)
  const shown = useMemo((): Shown => {
    const on = showText === undefined ? usuallyShown : showText.split(',')
    const baseline = on.find((each) => each.startsWith('baseline.'))?.slice('baseline.'.length)
    return {
      links: on.includes('links'),
      float: on.includes('float'),
      labels: on.includes('labels'),
      critical: on.includes('critical'),
      baseline,
    }
  }, [showText])
  const setShown = useCallback(
    (next: Shown) => {
      const on = [
        ...parts.filter((part) => next[part]),
        ...(next.baseline === undefined ? [] : [`baseline.${next.baseline}`]),
      ]
      const text = on.length === 0 ? 'none' : on.join(',')
      change({ show: text === usuallyShown.join(',') ? undefined : text })
    },
    [change],
  )
  return {
    search,
    change,
    columns,
    setColumns,
    resetColumns: useCallback(() => change({ cols: undefined }), [change]),
    shown,
    setShown,
    scale: useMemo(() => scaleOf(textOf(search.zoom)), []), // eslint-disable-line react-hooks/exhaustive-deps
    split: Number(textOf(search.split)) || undefined,
  }
}

/** `960~2026-05-11`: minutes a pixel, and the instant at the left edge. */
function scaleOf(text: string | undefined): TimeScale | undefined {
  const [zoom, from] = (text ?? '').split('~').map(Number)
  return zoom !== undefined && from !== undefined && zoom > 0 && Number.isFinite(from)
    ? { minutesPerPixel: zoom, from }
    : undefined
}

/** Keeps the zoom in the address, once it rests. */
export function useZoomInUrl(view: ChartView, change: (patch: Record<string, string | undefined>) => void): void {
  useEffect(() => {
    let { scale } = view
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = view.subscribe(() => {
      if (view.scale === scale) return
      scale = view.scale
      clearTimeout(timer)
      timer = setTimeout(
        () => change({ zoom: `${Number(scale.minutesPerPixel.toPrecision(5))}~${Math.round(scale.from)}` }),
        quietMilliseconds,
      )
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [view, change])
}

function chosenColumns(all: readonly PlanColumn[], text: string | undefined): readonly PlanColumn[] {
  if (text === undefined) return all.filter(({ usual }) => usual)
  const chosen = text.split(',').flatMap((part): PlanColumn[] => {
    const [id, width] = part.split('~')
    const column = all.find((each) => each.id === id)
    return column ? [{ ...column, width: Number(width) || column.width }] : []
  })
  // The name is what the row is.
  return chosen.some(({ id }) => id === 'name') ? chosen : [...all.filter(({ id }) => id === 'name'), ...chosen]
}
