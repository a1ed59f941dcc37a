import { recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { EvidenceProblem } from '../components/evidence.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './registers-tab.module.css'

const registers = [
  { id: 'risks', kind: 'risk' },
  { id: 'issues', kind: 'issue' },
  { id: 'assumptions', kind: 'assumption' },
  { id: 'dependencies', kind: 'dependency' },
  { id: 'actions', kind: 'action' },
  { id: 'milestones', kind: 'milestone' },
  { id: 'benefits', kind: 'benefit' },
] as const
const shown = 6

/** What is recorded on the initiative and below it, a few of each; each list opens in full. */
export default function RegistersTab({ initiative }: { initiative: string }) {
  const { t } = useTranslation('initiative')
  return (
    <>
      <p className={classes.text}>{t('registers.text')}</p>
      <div className={classes.grid}>
        {registers.map((register) => (
          <Register key={register.id} register={register} initiative={initiative} />
        ))}
      </div>
    </>
  )
}

function Register({
  register: { id, kind },
  initiative,
}: {
  register: (typeof registers)[number]
  initiative: string
}) {
  const { t } = useTranslation(['initiative', 'frame'])
  const { slug } = useOrganisation()
  const list = useQuery({
    queryKey: ['org', slug, id, 'of', initiative],
    queryFn: ({ signal }) => recordCalls(http, slug, id).list({ initiative, limit: shown }, signal),
    meta: { watches: [kind] },
  })
  const count = list.data?.count
  return (
    <section className={classes.register} aria-labelledby={`register-${id}`}>
      <div className={classes.head}>
        <h2 id={`register-${id}`}>{t(`frame:pages.${id}`)}</h2>
        {count && (
          <span className={classes.count}>
            {count.capped ? t('registers.many', { count: count.n }) : t('registers.count', { count: count.n })}
          </span>
        )}
        <Link to={paths.list(slug, id)} search={{ initiative } as never}>
          {t('registers.all')}
        </Link>
      </div>
      {list.isPending && <SkeletonLines widths={[80, 70]} />}
      {list.isError && <EvidenceProblem error={list.error} />}
      {list.data && list.data.rows.length > 0 && (
        <TableTwin
          tall
          label={t(`frame:pages.${id}`)}
          columns={[{ label: t('registers.columns.title') }, { label: t('registers.columns.state') }]}
          rows={list.data.rows.map((row) => [
            <Link key="title" to={paths.record(slug, id, row.ref)}>
              {row.title}
            </Link>,
            row.state,
          ])}
        />
      )}
    </section>
  )
}
