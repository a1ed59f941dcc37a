import { type KindJson, recordCalls } from '@gantry/client'
import type { HistoryChangeJson, HistoryEntryJson, RecordJson } from '@gantry/domain/records/record-json'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './beside.module.css'
import { fieldsOf, type NamedField } from './use-kinds.ts'
import type { Labels } from './widget.ts'
import { widgets } from './widgets.ts'
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
      {entry.changes.length > 0 && (
        <dl className={classes.changes}>
          {entry.changes.map((change) => (
            <div key={change.field}>
              <dt>{labelOf(change.field, fields)}</dt>
              <dd>
                {change.erased ? (
                  <em>{t('history.erased')}</em>
                ) : (
                  <>
                    {!isBlank(change.before) && (
                      <>
                        <del>
                          <Side change={change} side="before" labels={labels} fields={fields} />
                        </del>
                        <span aria-hidden> → </span>
                      </>
                    )}
                    <ins>
                      {isBlank(change.after) ? (
                        t('history.nothing')
                      ) : (
                        <Side change={change} side="after" labels={labels} fields={fields} />
                      )}
                    </ins>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

const isBlank = (value: unknown) => value === null || value === undefined || value === ''

const find = (name: string, fields: readonly NamedField[]) =>
  fields.find(({ key }) => key === name || `custom.${key}` === name)

const labelOf = (name: string, fields: readonly NamedField[]) => find(name, fields)?.field.label ?? wordsOf(name)

function Side({
  change,
  side,
  labels,
  fields,
}: {
  change: HistoryChangeJson
  side: 'before' | 'after'
  labels: Labels
  fields: readonly NamedField[]
}) {
  const value = change[side]
  const field = find(change.field, fields)?.field
  if (field && fits(value)) {
    const { Cell } = widgets[field.type]
    return <Cell field={field} value={value} labels={labels} />
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  const label = labels[value]
  return label && 'title' in label ? label.title : change.field === 'state' ? wordsOf(value) : value
}

function fits(value: unknown): value is string | number | boolean {
  return typeof value === 'object' ? value !== null : true
}
