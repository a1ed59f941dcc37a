import { recentChanges, type RecentChange } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import { fieldsOf, useKinds } from '../records/use-kinds.ts'
import { wordsOf } from '../records/words.ts'
import classes from './my-work.module.css'

const named = 3

/** What changed lately of everything one may see: one question, whatever the kinds. */
export function RecentChanges() {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const changes = useQuery({
    queryKey: ['org', slug, 'changes'],
    queryFn: ({ signal }) => recentChanges(http, slug, signal),
  })
  return (
    <section className={classes.list} aria-labelledby="work-changes">
      <header className={classes.head}>
        <h2 id="work-changes">{t('changes')}</h2>
      </header>
      {changes.isPending && <SkeletonLines widths={[80, 70, 85]} />}
      {changes.isError && <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data?.rows.length === 0 && <p className={classes.none}>{t('noneHere')}</p>}
      <ul>
        {changes.data?.rows.map((change) => (
          <Change key={`${change.id} ${change.at}`} change={change} />
        ))}
      </ul>
    </section>
  )
}

function Change({ change }: { change: RecentChange }) {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const format = useFormat()
  const kind = useKinds().data?.find(({ name }) => name === change.kind)
  const { title, ref, others, by, at, initiative } = change
  const told = initiative && 'title' in initiative && initiative.title !== title ? [initiative.title] : []
  return (
    <li className={classes.item}>
      <span>
        <Link to={hrefOfRecord(slug, change.kind, ref)}>
          {/^[a-z]+(?:[A-Z][a-z]+)+$/.test(title) ? wordsOf(title) : title}
        </Link>
        {others > 0 && <> {t('andOthers', { count: others })}</>}
      </span>
      <span className={classes.note}>
        {[
          others > 0 ? (kind?.plural ?? wordsOf(change.kind)) : (kind?.label ?? wordsOf(change.kind)),
          ...told,
          useDeed(change),
        ].join(' · ')}
        {' · '}
        {by || t('someone')}, {format.instant(at)}
      </span>
    </li>
  )
}

function useDeed({ kind, verb, fields, others }: RecentChange): string {
  const { t } = useTranslation('work')
  const described = useKinds().data?.find(({ name }) => name === kind)
  if (verb === null) return t('did.changed')
  const known = described === undefined ? [] : fieldsOf(described)
  const what = fields.map((field) => known.find(({ key }) => key === field)?.field.label ?? wordsOf(field))
  const shown =
    what.length > named ? [...what.slice(0, named - 1), t('moreFields', { count: what.length - named + 1 })] : what
  return verb === 'changed' && others === 0 && shown.length > 0
    ? t('changedFields', { fields: shown.join(', ') })
    : t(`did.${verb as 'created'}`, { defaultValue: wordsOf(verb) })
}
