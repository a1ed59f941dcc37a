import { recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { Day } from '../components/day.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'

const most = 200

/** Decisions on this initiative and below it, newest first. */
export default function DecisionsTab({ initiative }: { initiative: string }) {
  const { t, i18n } = useTranslation(['initiative', 'portfolio'])
  const { slug } = useOrganisation()
  const list = useQuery({
    queryKey: ['org', slug, 'decisions', 'of', initiative],
    queryFn: ({ signal }) =>
      recordCalls(http, slug, 'decisions').list({ initiative, limit: most, sort: '-madeOn' }, signal),
    meta: { watches: ['decision'] },
  })
  if (list.isPending) return <SkeletonTable rows={6} columns={4} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.data.rows.length === 0) return <EmptyState title={t('decisions.none')} text={t('decisions.noneText')} />
  const outcome = (value: string) =>
    i18n.exists(`portfolio:decide.outcomes.${value}`) ? t(`portfolio:decide.outcomes.${value as 'noted'}`) : value
  return (
    <TableTwin
      tall
      label={t('tabs.decisions')}
      columns={(['question', 'outcome', 'choice', 'madeOn', 'reason'] as const).map((id) => ({
        label: t(`decisions.columns.${id}`),
      }))}
      rows={list.data.rows.map(({ ref, title, state, fields }) => [
        <Link key="question" to={paths.record(slug, 'decisions', ref)}>
          {title}
        </Link>,
        typeof fields.outcome === 'string' ? outcome(fields.outcome) : state,
        textOf(fields.choice),
        <Day key="day" day={textOf(fields.madeOn)} />,
        textOf(fields.reason),
      ])}
    />
  )
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
