import { type Mute, overviewCalls } from '@gantry/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { Day } from '../components/day.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { today } from '../components/today.ts'
import classes from './admin.module.css'

/** Findings set aside, why and until when, and the way to show them again before. */
export function MutedFindings() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const format = useFormat()
  const queries = useQueryClient()
  const calls = overviewCalls(http, slug)
  const mutes = useQuery({
    queryKey: ['org', slug, 'mutes'],
    queryFn: ({ signal }) => calls.mutes(signal),
    meta: { watches: ['findingMute'] },
  })
  const unmute = useMutation({
    mutationFn: ({ id }: Mute) => calls.unmute(id),
    onSuccess: async (_, { rule }) => {
      showToast({ text: t('muted.unmuted', { rule }) })
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  if (mutes.isPending) return <SkeletonTable rows={5} columns={5} />
  if (mutes.isError) return <ErrorState error={mutes.error} onRetry={() => void mutes.refetch()} />
  const { rows } = mutes.data
  if (rows.length === 0) return <EmptyState title={t('muted.none')} text={t('muted.noneText')} />
  return (
    <>
      <p className={classes.lead}>{t('muted.text')}</p>
      <ProblemNote error={unmute.error} />
      <TableTwin
        tall
        label={t('tabs.muted')}
        columns={[
          { label: t('muted.rule') },
          { label: t('muted.subject') },
          { label: t('muted.reason') },
          { label: t('muted.by') },
          { label: t('muted.reviewOn') },
          { label: '' },
        ]}
        rows={rows.map((mute) => [
          <code key="rule">{mute.rule}</code>,
          <Subject key="subject" of={mute.subject} />,
          mute.reason,
          mute.byName,
          mute.reviewOn <= today() ? (
            t('muted.over', { day: format.day(mute.reviewOn) })
          ) : (
            <Day key="day" day={mute.reviewOn} />
          ),
          <ReasonedButton
            key="unmute"
            size="compact-xs"
            variant="default"
            verdict={mute.allowed.unmute}
            loading={unmute.isPending && unmute.variables.id === mute.id}
            onClick={() => unmute.mutate(mute)}
          >
            {t('muted.unmute')}
          </ReasonedButton>,
        ])}
      />
    </>
  )
}

function Subject({ of }: { of: Mute['subject'] }) {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  if (of === null) return t('muted.everywhere')
  const to =
    of.kind === 'initiative' ? paths.initiative(slug, of.ref) : paths.record(slug, 'organisation-units', of.ref)
  return <Link to={to}>{of.title}</Link>
}
