import { Button } from '@mantine/core'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSession } from '../session/plan-session.ts'
import type { PlanSync } from '../sync/plan-sync.ts'

const ConflictsDialog = lazy(() => import('./conflicts-dialog.tsx'))

/** Whether all is saved; what waits, and what somebody has to decide. */
export function Saving({
  sync,
  session,
  onReload,
}: {
  sync: PlanSync
  session: PlanSession
  onReload: () => Promise<void>
}) {
  const { t } = useTranslation('plan')
  const { state, waiting, problem, overtaken } = useSyncExternalStore(sync.subscribe, sync.said)
  const [deciding, setDeciding] = useState(false)
  return (
    <>
      {overtaken.length > 0 && (
        <Button size="compact-xs" variant="light" onClick={() => setDeciding(true)}>
          {t('saving.overtaken', { count: overtaken.length })}
        </Button>
      )}
      {state === 'stale' && (
        <Button size="compact-xs" variant="light" onClick={() => void onReload()}>
          {t('saving.reload')}
        </Button>
      )}
      <span role="status" title={problem ? [problem.message, problem.mend].filter(Boolean).join(' ') : undefined}>
        {t(`saving.${state}`, { count: waiting })}
      </span>
      {deciding && overtaken.length > 0 && (
        <Suspense>
          <ConflictsDialog sync={sync} session={session} onClose={() => setDeciding(false)} />
        </Suspense>
      )}
    </>
  )
}
