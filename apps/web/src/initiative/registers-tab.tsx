import { type KindJson, recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { EvidenceProblem } from '../components/evidence.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { CreateForm } from '../records/create-form.tsx'
import { StateMark } from '../records/record-body.tsx'
import { useKinds } from '../records/use-kinds.ts'
import classes from './registers-tab.module.css'

/** Parts of a report and of the tree: they hang on an initiative, but nobody keeps them as a register. */
const keptElsewhere = new Set(['initiative', 'statusReport', 'rating'])
const shown = 6

/** What is recorded on the initiative and below it, a few of each register; each opens in full and takes new ones. */
export default function RegistersTab({ initiative }: { initiative: string }) {
  const { t } = useTranslation(['initiative', 'records'])
  const [creating, setCreating] = useState<KindJson>()
  const kinds = useKinds()
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  if (kinds.isPending) return <SkeletonLines />
  const registers = kinds.data.filter(({ of, name }) => of !== 'organisation' && !keptElsewhere.has(name))
  const close = () => setCreating(undefined)
  return (
    <>
      <p className={classes.text}>{t('registers.text')}</p>
      <div className={classes.grid}>
        {registers.map((kind) => (
          <Register key={kind.name} kind={kind} initiative={initiative} onCreate={() => setCreating(kind)} />
        ))}
      </div>
      {creating && (
        <SidePanel title={t('records:newKind', { kind: creating.label.toLowerCase() })} onClose={close}>
          <CreateForm key={creating.name} kind={creating} initiative={initiative} onCancel={close} onDone={close} />
        </SidePanel>
      )}
    </>
  )
}

function Register({ kind, initiative, onCreate }: { kind: KindJson; initiative: string; onCreate: () => void }) {
  const { t } = useTranslation('initiative')
  const { slug } = useOrganisation()
  const { segment, name, plural, label } = kind
  const list = useQuery({
    queryKey: ['org', slug, segment, 'of', initiative],
    queryFn: ({ signal }) => recordCalls(http, slug, segment).list({ initiative, limit: shown }, signal),
    meta: { watches: [name] },
  })
  const count = list.data?.count
  return (
    <section className={classes.register} aria-labelledby={`register-${segment}`}>
      <div className={classes.head}>
        <h2 id={`register-${segment}`}>{plural}</h2>
        {count && (
          <span className={classes.count}>
            {count.capped ? t('registers.many', { count: count.n }) : t('registers.count', { count: count.n })}
          </span>
        )}
        {count && count.n > 0 && (
          <Link to={paths.list(slug, segment)} search={{ initiative } as never}>
            {t('registers.all')}
          </Link>
        )}
        <ReasonedButton
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          aria-label={t('registers.createKind', { kind: label.toLowerCase() })}
          verdict={list.data?.allowed.create ?? kind.allowed.create}
          onClick={onCreate}
        >
          {t('registers.create')}
        </ReasonedButton>
      </div>
      {list.isPending && <SkeletonLines widths={[80, 70]} />}
      {list.isError && <EvidenceProblem error={list.error} />}
      {count?.n === 0 && <p className={classes.none}>{t('registers.empty')}</p>}
      {list.data && list.data.rows.length > 0 && (
        <TableTwin
          tall
          label={plural}
          columns={[{ label: t('registers.columns.title') }, { label: t('registers.columns.state') }]}
          rows={list.data.rows.map((row) => [
            <Link key="title" to={hrefOfRecord(slug, name, row.ref)}>
              {row.title}
            </Link>,
            row.state && <StateMark key="state" state={row.state} settled={kind.settled.includes(row.state)} />,
          ])}
        />
      )}
    </section>
  )
}
