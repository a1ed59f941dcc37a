import { type CSSProperties, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '@gantry/planning/time/days'
import { groupLabel, isGroup } from '../session/rows.ts'
import { dayOfFinish, dayText } from '../text/date-text.ts'
import { sayBar } from './focused-bar.tsx'
import { usePlanScreen } from './plan-context.ts'
import { extentOf } from './use-plan-screen.ts'
import classes from './phone-list.module.css'

const height = 60
const beyond = 6

/** On a phone: name, dates and a small bar in the extent of the plan; a tap opens the task. */
export function PhoneList() {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, view } = screen
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ first: 0, end: 20 })
  useSyncExternalStore(session.subscribe, session.version)
  const { ids, levels, positions, setSizes } = session.rows
  useEffect(() => {
    const element = scroller.current!
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / height) - beyond)
      const end = Math.ceil((element.scrollTop + element.clientHeight) / height) + beyond
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }))
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const { start, finish } = extentOf(session)
  const part = (instant: number) => Math.max(0, Math.min(100, ((instant - start) / (finish - start)) * 100))
  const now = part(view.now)
  return (
    <div ref={scroller} className={classes.scroller}>
      <div role="tree" aria-label={t('table')} className={classes.list} style={{ height: ids.length * height }}>
        {ids.slice(seen.first, seen.end).map((id, n) => {
          const at = seen.first + n
          const task = session.task(id)
          const dates = task && session.dates.of(id)
          const holds = isGroup(id) || session.book.children(id).length > 0
          const expanded = holds ? !session.view.collapsed.has(id) : undefined
          return (
            <div
              key={id}
              role="treeitem"
              aria-level={levels[at]!}
              aria-posinset={positions[at]!}
              aria-setsize={setSizes[at]!}
              aria-expanded={expanded}
              aria-selected={view.active === id}
              aria-label={task ? sayBar(screen, id) : groupLabel(id)}
              tabIndex={0}
              className={classes.item}
              data-kind={task?.type ?? 'group'}
              style={{ top: at * height, '--indent': `${(levels[at]! - 1) * 12}px` } as CSSProperties}
              onClick={() => (task ? screen.open(id) : session.toggle(id))}
              onKeyDown={(event) => {
                if (event.key === 'Enter') screen.open(id)
                if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
                  session.toggle(id, event.key === 'ArrowRight')
              }}
            >
              <div className={classes.head}>
                {holds && (
                  <button
                    type="button"
                    className={classes.twist}
                    aria-label={t(expanded ? 'fold' : 'unfold', { name: task?.name ?? groupLabel(id) })}
                    onClick={(event) => {
                      event.stopPropagation()
                      session.toggle(id)
                    }}
                  >
                    {expanded ? '▾' : '▸'}
                  </button>
                )}
                <span className={classes.name}>{task?.name ?? groupLabel(id)}</span>
                {dates && task.type !== 'summary' && (
                  <span className={classes.mark} data-critical={dates.critical || undefined}>
                    {dates.percent >= 100 ? t('doneShort') : dates.critical ? t('criticalShort') : `${dates.percent}%`}
                  </span>
                )}
              </div>
              {dates && (
                <>
                  <div className={classes.dates}>
                    {task.type === 'milestone'
                      ? dayText(dayOfFinish(dates.finish))
                      : `${dayText(dayOf(dates.start))} – ${dayText(dayOfFinish(dates.finish))}`}
                  </div>
                  <div className={classes.track} aria-hidden>
                    <i className={classes.now} style={{ left: `${now}%` }} />
                    <i
                      className={task.type === 'milestone' ? classes.stone : classes.bar}
                      data-kind={task.type}
                      data-critical={dates.critical || undefined}
                      style={{
                        left: `${part(dates.start)}%`,
                        width:
                          task.type === 'milestone'
                            ? undefined
                            : `max(3px, ${part(dates.finish) - part(dates.start)}%)`,
                      }}
                    >
                      {task.type === 'task' && <i className={classes.done} style={{ width: `${dates.percent}%` }} />}
                    </i>
                  </div>
                </>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
