import { recordCalls } from '@gantry/client'
import type { HistoryChangeJson, HistoryEntryJson } from '@gantry/domain/records/record-json'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './history-tab.module.css'
import tab from './story-tab.module.css'

/** What happened to the initiative's own record, newest first. */
export default function HistoryTab({ initiative }: { initiative: string }) {
  const { t } = useTranslation('initiative')
  const { slug } = useOrganisation()
  const history = useInfiniteQuery({
    queryKey: ['org', slug, 'initiatives', initiative, 'history'],
    queryFn: ({ pageParam, signal }) => recordCalls(http, slug, 'initiatives').history(initiative, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { watches: ['initiative', 'lineage'] },
  })
  if (history.isPending) return <SkeletonLines />
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  const entries = history.data.pages.flatMap((page) => page.entries)
  const labels = Object.assign({}, ...history.data.pages.map((page) => page.labels)) as Labels
  if (entries.length === 0) return <p className={tab.none}>{t('history.none')}</p>
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} labels={labels} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          mt={16}
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      )}
    </>
  )
}

type Labels = Readonly<Record<string, { readonly title?: string } | undefined>>

function Entry({ entry, labels }: { entry: HistoryEntryJson; labels: Labels }) {
  const { t, i18n } = useTranslation('initiative')
  const format = useFormat()
  const verb = i18n.exists(`initiative:history.verbs.${entry.verb}`)
    ? t(`history.verbs.${entry.verb as 'created'}`)
    : entry.verb
  return (
    <li className={classes.entry}>
      <p>
        <time dateTime={entry.at}>{format.instant(entry.at)}</time>
        <strong>{entry.actor?.name || t('history.someone')}</strong> {verb}
      </p>
      {entry.reason && <p className={classes.reason}>{t('history.reason', { reason: entry.reason })}</p>}
      <ul className={classes.changes}>
        {entry.changes.map((change) => (
          <li key={change.field}>
            <Change change={change} labels={labels} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Change({ change, labels }: { change: HistoryChangeJson; labels: Labels }) {
  const { t } = useTranslation('initiative')
  const write = (value: unknown) =>
    typeof value === 'string' ? (labels[value]?.title ?? value) : JSON.stringify(value)
  const { field, before, after, erased } = change
  if (erased) return t('history.erased', { field })
  if (before === undefined || before === null) return t('history.set', { field, after: write(after) })
  if (after === undefined || after === null) return t('history.cleared', { field, before: write(before) })
  return t('history.changed', { field, before: write(before), after: write(after) })
}
