import { explained, whyOf } from '@gantry/planning'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../grid/moves.ts'
import { usePlanScreen } from '../ui/plan-context.ts'
import classes from './panel.module.css'

const mostSteps = 12

/** Back from a task's dates to what cannot be asked further, one sentence a step; each leads to its task. */
export function WhyHere({ id }: { id: string }) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session } = screen
  const version = session.bookVersion
  const why = useMemo(() => whyOf(explained(session.book.toPlan()), id), [session, id, version]) // eslint-disable-line react-hooks/exhaustive-deps
  if (why === undefined) return null
  const show = (task: string) => {
    goTo(screen, { id: task, column: 'name' })
    screen.showBar(task)
  }
  return (
    <section aria-label={t('panel.why')}>
      <h3>{t('panel.why')}</h3>
      <ol className={classes.why}>
        {why.early.slice(0, mostSteps).map((step, n) => (
          <li key={`${step.task}-${n}`}>
            <button type="button" onClick={() => show(step.task)}>
              {step.text}
            </button>
          </li>
        ))}
      </ol>
      {why.early.length > mostSteps && (
        <p className={classes.faint}>{t('panel.moreSteps', { count: why.early.length - mostSteps })}</p>
      )}
      <p>{why.float}</p>
    </section>
  )
}
