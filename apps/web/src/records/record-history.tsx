import { type KindJson, recordCalls } from '@gantry/client'
import type { HistoryEntryJson, RecordJson } from '@gantry/domain/records/record-json'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './beside.module.css'
import { Changes } from './changes.tsx'
import { fieldsOf, type NamedField } from './use-kinds.ts'
import type { Labels } from './widget.ts'
import { wordsOf } from './words.ts'

/** What happened to a record, newest first, with before and after. */
export function RecordHistory({ kind, record }: { kind: KindJson; record: RecordJson }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const history = useInfiniteQuery({
    queryKey: ['org', slug, kind.segment, 'one', record.ref, 'history'],
    queryFn: ({ pageParam, signal }) => recordCalls(http, slug, kind.segment).history(record.ref, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { watches: [kind.name] },
  })
  if (history.isPending) return <SkeletonLines />
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  const entries = history.data.pages.flatMap((page) => page.entries)
  const labels: Labels = Object.assign({}, ...history.data.pages.map((page) => page.labels))
  if (entries.length === 0) return <p className={classes.none}>{t('history.none')}</p>
  return (
    <>
      <ol className={classes.items}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} labels={labels} fields={fieldsOf(kind)} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      )}
    </>
  )
}

function Entry({ entry, labels, fields }: { entry: HistoryEntryJson; labels: Labels; fields: readonly NamedField[] }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  return (
    <li className={classes.comment}>
      <p className={classes.by}>
        <strong>{entry.actor?.name || t('history.someone')}</strong>
        <span>{wordsOf(entry.verb).toLowerCase()}</span>
        <time dateTime={entry.at}>{format.instant(entry.at)}</time>
      </p>
      {entry.reason && <p className={classes.reason}>{entry.reason}</p>}
      <Changes changes={entry.changes} labels={labels} fields={fields} />
    </li>
  )
}
