import { Problem, recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import { today } from '../components/today.ts'
import classes from './my-work.module.css'

export interface WorkListProps {
  readonly id: 'reports' | 'actions' | 'decisions' | 'risks' | 'issues'
  readonly kind: string
  readonly segment: string
  readonly filter: readonly string[]
  readonly sort: string
  /** The day by which it is to be done. */
  readonly day?: string
}

const shown = 8

/** A few records that wait for someone, with the day they are due. */
export function WorkList({ id, kind, segment, filter, sort, day }: WorkListProps) {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const format = useFormat()
  const list = useQuery({
    queryKey: ['org', slug, segment, 'mine', id],
    queryFn: ({ signal }) =>
      recordCalls(http, slug, segment).list({ filter, sort, limit: shown, columns: day }, signal),
    meta: { watches: [kind] },
  })
  // A kind that lacks what is asked for has nothing that waits.
  if (list.error instanceof Problem && list.error.status === 400) return null
  const count = list.data?.count.n ?? 0
  return (
    <section className={classes.list} aria-labelledby={`work-${id}`}>
      <header className={classes.head}>
        <h2 id={`work-${id}`}>{t(id)}</h2>
        {list.data && <span className={classes.count}>{format.number(count)}</span>}
        {count > shown && (
          <Link to={paths.list(slug, segment)} search={{ filter, sort } as never}>
            {t('all')}
          </Link>
        )}
      </header>
      {list.isPending && <SkeletonLines widths={[80, 70, 85]} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && <p className={classes.none}>{t('noneHere')}</p>}
      <ul>
        {list.data?.rows.map((row) => {
          const value = day === undefined ? undefined : row.fields[day]
          const by = typeof value === 'string' ? value : undefined
          return (
            <li key={row.id} className={classes.item}>
              <Link to={hrefOfRecord(slug, kind, row.ref)}>{row.title}</Link>
              <span className={classes.note}>
                {row.initiative && 'title' in row.initiative ? row.initiative.title : row.ref}
              </span>
              {by && (
                <span className={classes.day} data-late={by < today() || undefined}>
                  {t(by < today() ? 'late' : id === 'decisions' ? 'decideBy' : 'due', { day: format.day(by) })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
