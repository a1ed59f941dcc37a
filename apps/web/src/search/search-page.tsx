import { search as searchFor } from '@gantry/client'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { wordsOf } from '../records/words.ts'
import classes from './search.module.css'

/** Everything one may see, by words or reference. */
export default function SearchPage() {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const [state, change] = useUrlState()
  const [text, setText] = useState(textOf(state.q) ?? '')
  useBreadcrumb([{ label: t('searchTitle') }])
  useEffect(() => {
    const timer = setTimeout(() => change({ q: text || undefined }), 150)
    return () => clearTimeout(timer)
  }, [text, change])
  const q = (textOf(state.q) ?? '').trim()
  const found = useQuery({
    queryKey: ['org', slug, 'search', 'page', q],
    queryFn: ({ signal }) => searchFor(http, slug, q, signal),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const hits = found.data?.hits ?? []
  return (
    <>
      <PageHead title={t('searchTitle')} text={t('searchText')} />
      <TextInput
        maw={560}
        mb={16}
        size="md"
        aria-label={t('searchLabel')}
        placeholder={t('searchLabel')}
        leftSection={<IconSearch size={16} stroke={1.8} />}
        value={text}
        data-filter
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {q.length < 2 && <p className={classes.faint}>{t('searchHint')}</p>}
      {found.isLoading && <SkeletonLines />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {q.length > 1 && found.isSuccess && (
        <p role="status" className={classes.faint}>
          {t('hits', { count: hits.length })}
        </p>
      )}
      {q.length > 1 && found.isSuccess && hits.length === 0 && (
        <EmptyState title={t('searchNothing', { q })} text={t('searchNothingText')} />
      )}
      {q.length > 1 && (
        <ul>
          {hits.map((hit) => (
            <li key={`${hit.kind} ${hit.ref}`} className={classes.hit}>
              <p>
                <Link to={hrefOfRecord(slug, hit.kind, hit.ref)}>{hit.title}</Link>
                <span className={classes.faint}>
                  {[wordsOf(hit.kind), hit.ref, hit.initiative?.title].filter(Boolean).join(' · ')}
                </span>
              </p>
              {hit.snippet && <p className={classes.snippet}>{hit.snippet}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
