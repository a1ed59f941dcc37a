import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfFinish, dayText } from '../text/date-text.ts'
import { usePlanScreen } from './plan-context.ts'
import classes from './workspace.module.css'

/** What the change under way, or the last one, costs; how large the plan is and when it ends. */
export function StatusLine({ saving }: { saving: ReactNode }) {
  const { t } = useTranslation('plan')
  const { session, costs } = usePlanScreen()
  const said = useSyncExternalStore(costs.subscribe, costs.said)
  const state = useSyncExternalStore(
    session.subscribe,
    () => `${session.rows.found} ${session.book.task.size} ${session.dates.finish}`,
  )
  const [found, all, finish] = state.split(' ').map(Number) as [number, number, number]
  return (
    <div className={classes.status}>
      <output className={classes.cost} data-refused={said.refused || undefined} aria-live="polite">
        {said.text}
      </output>
      <span>{found === all ? t('count', { count: all }) : t('countFound', { count: found, of: all })}</span>
      {all > 0 && <span>{t('finishes', { day: dayText(dayOfFinish(finish)) })}</span>}
      {saving}
    </div>
  )
}
