import { recordCalls } from '@gantry/client'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { wordsOf } from '../records/words.ts'
import { Board } from './board.tsx'

/** The board of one period: the one that is open, unless another is chosen. */
export default function CyclePage() {
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const [search, change] = useUrlState()
  useBreadcrumb([{ label: t('title') }])
  const periods = useQuery({
    queryKey: ['org', slug, 'reporting-periods', 'all'],
    queryFn: ({ signal }) =>
      recordCalls(http, slug, 'reporting-periods').list({ sort: '-asOf', limit: 200, columns: 'label,asOf' }, signal),
    meta: { watches: ['reportingPeriod'] },
  })
  const add = (
    <Button variant="default" component={Link} to={`${paths.list(slug, 'reporting-periods')}?open=new`}>
      {t('add')}
    </Button>
  )
  if (periods.isPending) return <SkeletonTable />
  if (periods.isError) return <ErrorState error={periods.error} onRetry={() => void periods.refetch()} />
  const rows = periods.data.rows
  const asked = textOf(search.period)
  const chosen =
    rows.find(({ ref, id, title }) => asked === ref || asked === id || asked === title) ??
    rows.find(({ state }) => state === 'open') ??
    rows.find(({ state }) => state === 'planned') ??
    rows[0]
  return (
    <>
      <PageHead
        title={t('title')}
        text={t('text')}
        actions={
          <>
            {chosen && (
              <NativeSelect
                aria-label={t('period')}
                value={chosen.ref}
                data={rows.map(({ ref, title, state }) => ({
                  value: ref,
                  label: state ? `${title} (${wordsOf(state).toLowerCase()})` : title,
                }))}
                onChange={(event) => change({ period: event.currentTarget.value, state: undefined, open: undefined })}
              />
            )}
            {add}
          </>
        }
      />
      {chosen === undefined ? (
        <EmptyState title={t('none')} text={t('noneText')} actions={add} />
      ) : (
        <Board key={chosen.ref} period={chosen.ref} />
      )}
    </>
  )
}
