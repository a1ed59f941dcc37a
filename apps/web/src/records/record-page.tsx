import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { NotFoundState } from '../components/not-found-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { RecordBody } from './record-body.tsx'
import { RecordMenu } from './record-menu.tsx'
import { useKinds, watchedBy } from './use-kinds.ts'
import { useRecord } from './use-record.ts'
import { Successions } from './successions.tsx'

/** One record on a page of its own. */
export default function RecordPage() {
  const { plural, ref } = useParams({ strict: false }) as { plural: string; ref: string }
  useTranslation('records')
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const kinds = useKinds()
  const kind = kinds.data?.find(({ segment }) => segment === plural)
  const record = useRecord(plural, ref, kind ? watchedBy(kind) : [])
  useBreadcrumb([{ label: kind?.plural ?? '', to: paths.list(slug, plural) }, { label: record.data?.title ?? ref }])
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  if (kinds.data && kind === undefined) return <NotFoundState />
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />
  if (kind === undefined || record.data === undefined) return <SkeletonLines widths={[30, 50, 90, 86, 94, 70]} />
  return (
    <>
      <PageHead title={record.data.title} />
      <RecordBody
        kind={kind}
        record={record.data}
        extra={kind.name === 'organisationUnit' && <Successions kind={kind.name} record={record.data} />}
      />
      <RecordMenu kind={kind} record={record.data} onGone={() => void navigate({ to: paths.list(slug, plural) })} />
    </>
  )
}
