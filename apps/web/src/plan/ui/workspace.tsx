import { Button } from '@mantine/core'
import {
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '../../app/search-params.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { rowHeight } from '../chart/chart-view.ts'
import { axisHeight } from '../chart/paint-axis.ts'
import type { PlanColumn } from '../columns/column.ts'
import { startEditing } from '../grid/commit.ts'
import { goTo } from '../grid/moves.ts'
import { TreeGrid } from '../grid/tree-grid.tsx'
import type { PlanSession } from '../session/plan-session.ts'
import { ChartPane } from './chart-pane.tsx'
import { PlanScreenContext, usePlanScreen } from './plan-context.ts'
import { PhoneList } from './phone-list.tsx'
import { Splitter } from './splitter.tsx'
import { StatusLine } from './status-line.tsx'
import { Toolbar } from './toolbar.tsx'
import { usePlanKeys } from './use-plan-keys.ts'
import { usePlanScreenOf } from './use-plan-screen.ts'
import { usePlanUrl, useZoomInUrl } from './use-plan-url.ts'
import { useRowsView } from './use-rows-view.ts'
import classes from './workspace.module.css'

const TaskPanel = lazy(() => import('../panel/task-panel.tsx'))

/** Number, name, duration, start, finish and how much is done. */
const usualWidth = 661

export interface WorkspaceProps {
  readonly session: PlanSession
  /** Why nothing may be changed; undefined where it may. */
  readonly readOnly: string | undefined
  /** Takes back what was done before the page was opened. */
  readonly onUndoEarlier?: (() => Promise<void> | undefined) | undefined
  /** Beside the tools: what concerns the plan as a whole. */
  readonly actions?: ReactNode
  /** Beside the cost line: whether all is saved. */
  readonly saving?: ReactNode
}

/** Table and timeline side by side, one scroll; on a phone a list with small bars. */
export function Workspace({ session, readOnly, onUndoEarlier, actions, saving }: WorkspaceProps) {
  const narrow = useNarrow()
  const url = usePlanUrl()
  const { change, columns: chosen } = url
  const screen = usePlanScreenOf({
    session,
    readOnly,
    columns: url.columns,
    scale: url.scale,
    undoEarlier: onUndoEarlier,
    open: (task) => change({ task: task === undefined ? undefined : screen.actions.context.names.nameOf(task) }),
  })
  const { view } = screen
  useRowsView(screen, url.search)
  useZoomInUrl(view, change)
  usePlanKeys(screen)
  useEffect(() => view.set({ shown: url.shown }), [view, url.shown])
  const columns = useMemo(() => chosen(screen.allColumns), [chosen, screen.allColumns])
  const scroller = useRef<HTMLDivElement>(null)
  const count = useSyncExternalStore(session.subscribe, () => session.rows.ids.length)
  useScrolling(scroller, screen, narrow)
  const opened = textOf(url.search.task)
  const openTask = opened === undefined ? undefined : screen.actions.context.names.find(opened)
  const setColumns = (change: (shown: readonly PlanColumn[]) => readonly PlanColumn[]) =>
    url.setColumns(change(columns))
  return (
    <PlanScreenContext value={screen}>
      <div className={classes.workspace} data-plan>
        <Toolbar url={url} columns={columns} actions={actions} />
        {narrow ? (
          <PhoneList />
        ) : (
          <div ref={scroller} className={classes.scroller} data-plan-scroller>
            <div style={{ height: axisHeight + count * rowHeight + 40 }}>
              <div className={classes.viewport}>
                <div className={classes.table} data-plan-pane style={{ width: url.split ?? usualWidth }}>
                  <TreeGrid
                    columns={columns}
                    sort={textOf(url.search.sort)}
                    onSort={(id) => change({ sort: nextSort(textOf(url.search.sort), id) })}
                    onWidth={(id, width) =>
                      setColumns((shown) => shown.map((each) => (each.id === id ? { ...each, width } : each)))
                    }
                    onOrder={(id, before) => setColumns((shown) => reordered(shown, id, before))}
                  />
                </div>
                <Splitter
                  width={url.split ?? usualWidth}
                  onWidth={(width) => change({ split: String(Math.round(width)) })}
                />
                <ChartPane />
              </div>
            </div>
          </div>
        )}
        {count === 0 && <Nothing />}
        <StatusLine saving={saving} />
        {openTask !== undefined && (
          <Suspense>
            <TaskPanel key={openTask} id={openTask} onClose={() => screen.open(undefined)} />
          </Suspense>
        )}
      </div>
    </PlanScreenContext>
  )
}

/** A plan without a task, or a search that found none. */
function Nothing() {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, actions, readOnly } = screen
  if (session.book.task.size > 0) return <p className={classes.nothing}>{t('nothingFound')}</p>
  const first = () => {
    const id = actions.insertBefore(undefined)
    if (id === undefined) return
    document.querySelector<HTMLElement>('[data-plan-grid]')?.focus({ preventScroll: true })
    goTo(screen, { id, column: 'name' })
    startEditing(screen, screen.shownColumns())
  }
  return (
    <div className={classes.nothing}>
      <EmptyState
        title={t('emptyPlan.title')}
        text={t('emptyPlan.text')}
        actions={readOnly === undefined && <Button onClick={first}>{t('emptyPlan.create')}</Button>}
      />
    </div>
  )
}

/** The one element that scrolls tells the view, which tells whoever draws. */
function useScrolling(
  scroller: { readonly current: HTMLDivElement | null },
  { view }: ReturnType<typeof usePlanScreenOf>,
  narrow: boolean,
): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = () => {
      element.style.setProperty('--plan-height', `${element.clientHeight}px`)
      view.set({ height: element.clientHeight - axisHeight, scrollTop: element.scrollTop })
    }
    const scroll = () => view.set({ scrollTop: element.scrollTop })
    view.scrolledBy((top) => {
      element.scrollTop = top
      scroll()
    })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', scroll, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', scroll)
      view.scrolledBy(undefined)
    }
    // On a phone the element is not there.
  }, [scroller, view, narrow])
}

/** Ascending, descending, as the plan has it. */
function nextSort(sort: string | undefined, id: string): string | undefined {
  if (sort === id) return `-${id}`
  return sort === `-${id}` || id === 'code' ? undefined : id
}

function reordered(shown: readonly PlanColumn[], id: string, before: string): readonly PlanColumn[] {
  const moved = shown.find((each) => each.id === id)
  return moved ? shown.flatMap((each) => (each.id === id ? [] : each.id === before ? [moved, each] : [each])) : shown
}
