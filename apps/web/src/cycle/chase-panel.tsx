import { cycleCalls, type Verdict } from '@gantry/client'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { showToast } from '../components/toast.ts'
import classes from './cycle.module.css'

/** Whom to remind of what; by mail where there is one, else as text to copy. */
export function ChasePanel({ period, remind, onClose }: { period: string; remind: Verdict; onClose: () => void }) {
  const { t } = useTranslation(['cycle', 'common'])
  const { slug } = useOrganisation()
  const calls = cycleCalls(http, slug)
  const chase = useQuery({
    queryKey: ['org', slug, 'cycle', period, 'chase'],
    queryFn: ({ signal }) => calls.chase(period, signal),
    meta: { watches: ['statusReport', 'reportingPeriod'] },
  })
  const send = useMutation({
    mutationFn: () => calls.remind(period),
    onSuccess: ({ sent, notSent }) =>
      showToast({ text: t('reminded', { sent: sent.length, notSent: notSent.length }) }),
  })
  const owners = chase.data?.owners ?? []
  return (
    <SidePanel title={t('chase')} onClose={onClose}>
      {chase.isPending && <SkeletonLines />}
      {chase.isError && <ErrorState error={chase.error} />}
      {chase.data && owners.length === 0 && <p>{t('chaseNone')}</p>}
      {chase.data && owners.length > 0 && (
        <div className={classes.remind}>
          {chase.data.mail ? (
            <ReasonedButton size="xs" verdict={remind} loading={send.isPending} onClick={() => send.mutate()}>
              {t('remind')}
            </ReasonedButton>
          ) : (
            <span className={classes.faint}>{t('noMail')}</span>
          )}
          <ProblemNote error={send.error} />
        </div>
      )}
      {owners.map(({ owner, reports, letter }) => (
        <section key={owner.id ?? owner.name} className={classes.chased}>
          <h3>{owner.kind === 'nobody' ? t('nobody') : owner.name}</h3>
          <ul>
            {reports.map((report) => (
              <li key={report.ref}>
                <Link to={paths.record(slug, 'status-reports', report.ref)}>{report.title}</Link>
                {report.daysLate > 0 && (
                  <span className={classes.late}>{t('daysLate', { count: report.daysLate })}</span>
                )}
              </li>
            ))}
          </ul>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('copyLetter', { name: owner.name })}
            onClick={() => {
              void navigator.clipboard
                .writeText(`${letter.subject}\n\n${letter.text}`)
                .then(() => showToast({ text: t('common:copied') }))
            }}
          >
            {t('common:copy')}
          </Button>
        </section>
      ))}
    </SidePanel>
  )
}
