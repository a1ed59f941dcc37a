import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { boxInView } from '../chart/bar-geometry.ts'
import { incoming, outgoing, spokenLinks } from '../columns/links.ts'
import { saysConstraint } from '../columns/constraint.ts'
import { finishChange, progressChange, startChange } from '../columns/dates.ts'
import { percentOf } from '../session/plan-dates.ts'
import { dayOfFinish, spokenDay } from '../text/date-text.ts'
import { durationText } from '../text/duration-text.ts'
import { usePlanScreen, type PlanScreen } from './plan-context.ts'
import classes from './workspace.module.css'
import { dayOf } from '@gantry/planning/time/days'

/**
 * The bar with the cursor as an element of the page: a screen reader hears of it all that the picture shows, and arrows
 * move it, with Shift its finish, with Ctrl how far it is.
 */
export function FocusedBar({ id }: { id: string }) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, view, readOnly } = screen
  const ref = useRef<HTMLDivElement>(null)
  useSyncExternalStore(session.subscribe, session.version)
  useEffect(() => {
    const place = () => {
      const row = session.rows.indexOf.get(id)
      const box = row === undefined ? undefined : boxInView(session, view, id, row)
      if (!ref.current) return
      ref.current.style.display = box ? 'block' : 'none'
      if (!box) return
      ref.current.style.transform = `translate(${box.from - 3}px, ${box.top - 3}px)`
      ref.current.style.width = `${box.to - box.from + 6}px`
      ref.current.style.height = `${box.height + 6}px`
    }
    place()
    const stops = [view.subscribe(place), session.subscribe(place)]
    return () => stops.forEach((stop) => stop())
  }, [session, view, id])
  const dates = session.dates.of(id)
  const settings = session.book.settings
  return (
    <div
      ref={ref}
      className={classes.focused}
      role="slider"
      aria-roledescription={t('bar.what')}
      aria-label={session.task(id)?.name}
      aria-valuetext={sayBar(screen, id)}
      aria-valuenow={dates ? dayOf(dates.start) : 0}
      aria-valuemin={dayOf(settings.start ?? 0)}
      aria-valuemax={dayOf(session.finish)}
      aria-readonly={readOnly !== undefined || undefined}
      title={readOnly === undefined ? t('bar.keys') : undefined}
      tabIndex={0}
      onKeyDown={(event) => onKey(screen, id, event)}
    />
  )
}

/** All that is drawn of a row, in words. */
export function sayBar({ session, actions }: PlanScreen, id: string): string {
  const { context } = actions
  const { t } = context
  const task = session.task(id)
  const dates = session.dates.of(id)
  if (task === undefined) return ''
  if (dates === undefined) return `${task.name}, ${t('bar.noDates')}`
  const { units } = session.book.settings
  const float = durationText(dates.totalFloat, false, units)
  const [before, after] = [incoming(context, task), outgoing(context, task)]
  return [
    task.name,
    t(`type.${task.type}`),
    task.type === 'milestone'
      ? spokenDay(dayOfFinish(dates.finish))
      : t('bar.dates', { start: spokenDay(dayOf(dates.start)), finish: spokenDay(dayOfFinish(dates.finish)) }),
    task.type === 'milestone' ? '' : durationText(dates.duration, task.elapsed === true, units),
    t('bar.done', { percent: dates.percent }),
    dates.critical ? t('bar.critical') : t('bar.float', { float }),
    before.length > 0 ? t('bar.after', { links: spokenLinks(context, before, 'predecessor') }) : '',
    after.length > 0 ? t('bar.before', { links: spokenLinks(context, after, 'successor') }) : '',
    task.constraint ? saysConstraint(context, task.constraint) : '',
    task.deadline === undefined
      ? ''
      : t(dates.finish > task.deadline ? 'bar.missed' : 'bar.deadline', { day: spokenDay(dayOfFinish(task.deadline)) }),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function onKey(screen: PlanScreen, id: string, event: KeyboardEvent): void {
  const { session, actions } = screen
  const task = session.book.task.get(id)
  const dates = session.dates.of(id)
  if (event.key === '+' || event.key === '-') {
    event.preventDefault()
    return screen.zoom(event.key === '+' ? 1.5 : 1 / 1.5)
  }
  if (event.key === 'Enter') return screen.open(id)
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || task === undefined || dates === undefined || task.type === 'summary') return
  event.preventDefault()
  if (screen.readOnly !== undefined) return screen.say(screen.readOnly)
  const time = session.dates.timeOf(task)
  const day = session.book.settings.units.minutesPerDay
  const along = (instant: number, how: 'start' | 'finish') => {
    if (time === undefined) return instant + step * 1440
    const work = time.workAt(instant) + step * day
    return how === 'start' ? time.startAt(work) : time.finishAt(work)
  }
  if (event.ctrlKey || event.metaKey) {
    const percent = Math.max(0, Math.min(100, percentOf(task) + step * 10))
    return actions.change('task.progress', id, progressChange(screen, task, percent))
  }
  if (event.shiftKey)
    return actions.change('task.resize', id, finishChange(screen, task, along(dates.finish, 'finish')))
  actions.change('task.move.time', id, startChange(screen, task, along(dates.start, 'start')))
}
