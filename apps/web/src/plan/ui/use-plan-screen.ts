import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fitted, type TimeScale, zoomed } from '../axis/time-scale.ts'
import { ChartView } from '../chart/chart-view.ts'
import { planColumns } from '../columns/columns.ts'
import type { ColumnContext, PlanColumn } from '../columns/column.ts'
import { GridState } from '../grid/grid-state.ts'
import { goTo } from '../grid/moves.ts'
import { PlanActions } from '../session/actions.ts'
import type { PlanSession } from '../session/plan-session.ts'
import { TaskNames } from '../session/task-names.ts'
import { showToast } from '../../components/toast.ts'
import { Costs } from './costs.ts'
import type { PlanScreen } from './plan-context.ts'

export interface ScreenOptions {
  readonly session: PlanSession
  readonly readOnly: string | undefined
  readonly columns: (all: readonly PlanColumn[]) => readonly PlanColumn[]
  readonly scale: TimeScale | undefined
  readonly open: (id: string | undefined) => void
  readonly undoEarlier: (() => Promise<void> | undefined) | undefined
}

/** Everything the parts of the screen share, made once for a plan. */
export function usePlanScreenOf({ session, readOnly, columns, scale, open, undoEarlier }: ScreenOptions): PlanScreen {
  const { t } = useTranslation('plan')
  const shown = useRef<readonly PlanColumn[]>([])
  const outside = useRef({ open, undoEarlier })
  useEffect(() => {
    outside.current = { open, undoEarlier }
  })
  const [made] = useState(() => make(session, t, scale))
  const allColumns = useMemo(() => planColumns(made.context), [made])
  useLayoutEffect(() => {
    shown.current = columns(allColumns)
  })
  return useMemo((): PlanScreen => {
    const { view, grid, actions, costs } = made
    const screen: PlanScreen = {
      session,
      view,
      grid,
      actions,
      costs,
      allColumns,
      readOnly,
      shownColumns: () => shown.current,
      open: (id) => outside.current.open(id),
      undo: () => {
        if (session.undoStack.next) return actions.undo()
        void outside.current
          .undoEarlier?.()
          ?.catch((error: unknown) =>
            showToast({ text: error instanceof Error ? error.message : String(error), tone: 'problem' }),
          )
      },
      say: (text) => showToast({ text, tone: 'problem' }),
      zoom: (factor) => view.set({ scale: zoomed(view.scale, factor, view.width / 2) }),
      fit: () => {
        const { start, finish } = extentOf(session)
        view.set({ scale: fitted(start, finish, view.width) })
      },
      showBar: (id) => {
        const dates = id === undefined ? undefined : session.dates.of(id)
        if (dates === undefined || id === undefined) return
        const { minutesPerPixel } = view.scale
        view.set({ scale: { minutesPerPixel, from: dates.start - minutesPerPixel * Math.min(120, view.width / 4) } })
        goTo(screen, { id, column: grid.active?.column ?? 'name' })
      },
    }
    return screen
  }, [made, session, allColumns, readOnly])
}

function make(session: PlanSession, t: ColumnContext['t'], scale: TimeScale | undefined) {
  const names = new TaskNames(session)
  const context: ColumnContext = { session, names, t }
  const costs = new Costs(context)
  const actions = new PlanActions(
    context,
    ({ sentence }) => showToast({ text: sentence, tone: 'problem' }),
    (run) => {
      if (!session.isPreviewing) costs.begin()
      run()
      costs.settle()
    },
  )
  const view = new ChartView(scale ?? { from: extentOf(session).start, minutesPerPixel: 60 })
  view.now = nowIn(session.book.settings.timeZone)
  return { context, costs, actions, view, grid: new GridState() }
}

/** From the first start to the last finish or promise. Linear once. */
export function extentOf(session: PlanSession): { readonly start: number; readonly finish: number } {
  const finish = session.dates.finish
  let start = session.book.settings.start ?? finish
  for (const id of session.book.children()) start = Math.min(start, session.dates.of(id)?.start ?? start)
  return { start, finish: Math.max(finish, start + 5 * 1440) }
}

/** This minute by the plan's wall clock; the reader's own where it has no zone. */
function nowIn(timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date())
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  return Math.floor(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 60_000)
}
