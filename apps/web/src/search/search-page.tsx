import { search as searchFor, type SearchHit } from '@gantry/client'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { Highlight } from '../components/highlight.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { StateMark } from '../records/record-body.tsx'
import { wordsOf } from '../records/words.ts'
import classes from './search.module.css'

const shortest = 2

/** Everything one may see, by words or reference. */
export default function SearchPage() {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const [state, change] = useUrlState()
  const [text, setText] = useState(textOf(state.q) ?? '')
  useBreadcrumb([{ label: t('searchTitle') }])
  useEffect(() => {
    const timer = setTimeout(() => change({ q: text || undefined }), 150)
    return () => clearTimeout(timer)
  }, [text, change])
  const q = (textOf(state.q) ?? '').trim()
  const asked = q.length >= shortest
  const found = useQuery({
    queryKey: ['org', slug, 'search', 'page', q],
    queryFn: ({ signal }) => searchFor(http, slug, q, signal),
    enabled: asked,
    placeholderData: keepPreviousData,
  })
  const { hits = [], words = [], nearly = false } = found.data ?? {}
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = hits
    if (event.key === 'ArrowDown') step(event, 1)
    else if (event.key === 'Enter' && first && text.trim() === q)
      void navigate({ to: hrefOfRecord(slug, first.kind, first.ref) })
  }
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
        onKeyDown={onKeyDown}
      />
      {!asked && <p className={classes.faint}>{t('searchHint')}</p>}
      {found.isLoading && <SkeletonLines />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {asked && found.isSuccess && (
        <>
          <p role="status" className={classes.faint}>
            {nearly ? t('searchNearly', { q }) : t('hits', { count: hits.length })}{' '}
            {hits.length > 0 && <span className={classes.keys}>{t('searchKeys')}</span>}
          </p>
          {hits.length === 0 && <EmptyState title={t('searchNothing', { q })} text={t('searchNothingText')} />}
          <ul className={classes.hits} data-stale={found.isPlaceholderData || undefined}>
            {hits.map((hit) => (
              <Hit key={`${hit.kind} ${hit.ref}`} hit={hit} words={words} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Hit({ hit, words }: { hit: SearchHit; words: readonly string[] }) {
  const { slug } = useOrganisation()
  const { kind, ref, title, state, initiative, snippet } = hit
  return (
    <li className={classes.hit}>
      <p>
        <Link
          to={hrefOfRecord(slug, kind, ref)}
          data-hit
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') step(event, 1)
            else if (event.key === 'ArrowUp') step(event, -1)
          }}
        >
          <Highlight text={title} words={words} />
        </Link>
        <span className={classes.faint}>
          {wordsOf(kind)} · <Highlight text={ref} words={words} />
          {initiative?.title && ` · ${initiative.title}`}
        </span>
        {state && <StateMark state={state} />}
      </p>
      {snippet && (
        <p className={classes.snippet}>
          <Highlight text={snippet} words={words} />
        </p>
      )}
    </li>
  )
}

/** From the field through the hits and back, by the arrow keys. */
function step(event: KeyboardEvent, by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('input[data-filter], a[data-hit]')]
  const next = stops[stops.indexOf(event.currentTarget as HTMLElement) + by]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
