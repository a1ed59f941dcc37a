import { cycleCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { RecordBody } from '../records/record-body.tsx'
import { useKinds } from '../records/use-kinds.ts'
import { useRecord } from '../records/use-record.ts'
import { CorrectReport } from './correct-report.tsx'
import { filledIn, FillForm } from './fill-form.tsx'

/** One status report: the short form while it is filled in, the whole record once it stands. */
export default function ReportPage() {
  const { ref } = useParams({ strict: false }) as { ref: string }
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const format = useFormat()
  const kind = useKinds().data?.find(({ name }) => name === 'statusReport')
  const record = useRecord('status-reports', ref, ['statusReport'])
  const settled = record.data?.state != null && kind?.settled.includes(record.data.state)
  const filling = useQuery({
    queryKey: ['org', slug, 'cycle', 'filling', ref],
    queryFn: ({ signal }) => cycleCalls(http, slug).filling(ref, signal),
    enabled: record.data !== undefined && kind !== undefined && !settled,
    meta: { watches: ['statusReport', 'rating'] },
  })
  const period = nameOf(record.data, 'period')
  const fills = !settled && filling.data?.allowed.fill.ok === true
  const due = settled ? undefined : dayOf(record.data?.fields.dueOn)
  useBreadcrumb([
    { label: t('title'), to: paths.cycle(slug) },
    { label: record.data ? t('report.of', { title: record.data.title, period }) : ref },
  ])
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />
  if (kind === undefined || record.data === undefined) return <SkeletonLines widths={[40, 60, 90, 84, 70]} />
  return (
    <>
      <PageHead
        title={t('report.of', { title: record.data.title, period })}
        text={due && t('report.dueBy', { day: format.day(due) })}
        actions={settled && <CorrectReport kind={kind} record={record.data} />}
      />
      {!settled && filling.data && <FillForm key={filling.data.report.id} kind={kind} filling={filling.data} />}
      {!settled && filling.isError && <ErrorState error={filling.error} />}
      <RecordBody kind={kind} record={record.data} filledIn={fills ? filledIn() : undefined} />
    </>
  )
}

function nameOf(record: RecordJson | undefined, field: string): string {
  const id = record?.fields[field]
  const label = typeof id === 'string' ? record?.labels[id] : undefined
  return label && 'title' in label ? label.title : ''
}

const dayOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
