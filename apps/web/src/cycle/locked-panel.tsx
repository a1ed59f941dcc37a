import { cycleCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { Changes } from '../records/changes.tsx'
import { fieldsOf, useKinds } from '../records/use-kinds.ts'
import classes from './cycle.module.css'

/** A period as the board saw it, and what was corrected since. */
export function LockedPanel({ period, onClose }: { period: string; onClose: () => void }) {
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const { instant } = useFormat()
  const locked = useQuery({
    queryKey: ['org', slug, 'cycle', period, 'locked'],
    queryFn: ({ signal }) => cycleCalls(http, slug).locked(period, signal),
    meta: { watches: ['statusReport', 'reportingPeriod'] },
  })
  const kind = useKinds().data?.find(({ name }) => name === 'statusReport')
  const fields = kind ? fieldsOf(kind) : []
  return (
    <SidePanel title={t('asLocked')} onClose={onClose}>
      {locked.isPending && <SkeletonLines />}
      {locked.isError && <ErrorState error={locked.error} />}
      {locked.data && (
        <>
          <p>{t('lockedAt', { at: instant(locked.data.lockedAt), name: locked.data.byName ?? '' })}</p>
          {locked.data.whyNot && <p className={classes.faint}>{locked.data.whyNot}</p>}
          {locked.data.sha256 && (
            <p className={classes.hash}>
              <span className={classes.faint}>{t('hash')}</span> <code>{locked.data.sha256}</code>
            </p>
          )}
          <h3>{t('corrections')}</h3>
          {locked.data.corrections.length === 0 && <p className={classes.faint}>{t('noCorrections')}</p>}
          <ul>
            {locked.data.corrections.map((correction, at) => (
              <li key={at} className={classes.chased}>
                <Link to={paths.record(slug, 'status-reports', correction.report.ref)}>{correction.report.title}</Link>
                <p className={classes.faint}>
                  {[instant(correction.at), correction.byName, correction.reason].filter(Boolean).join(' · ')}
                </p>
                <Changes changes={changesOf(correction)} labels={{}} fields={fields} />
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}

type Correction = Awaited<ReturnType<ReturnType<typeof cycleCalls>['locked']>>['corrections'][number]

/** Both values of each field that was corrected; which of them are carried over is the form's own matter. */
function changesOf({ before, after }: Correction) {
  const names = Object.keys(after).filter((field) => field !== 'carried')
  return names.map((field) => ({ field, before: before[field], after: after[field] }))
}
