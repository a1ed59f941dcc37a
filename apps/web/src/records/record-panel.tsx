import type { KindJson } from '@gantry/client'
import type { ReactNode } from 'react'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { ErrorState } from '../components/error-state.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { RecordBody } from './record-body.tsx'
import { RecordMenu } from './record-menu.tsx'
import { watchedBy } from './use-kinds.ts'
import { useRecord } from './use-record.ts'

/** A record beside its list. */
export function RecordPanel({
  kind,
  recordRef,
  onClose,
  extra,
}: {
  kind: KindJson
  recordRef: string
  onClose: () => void
  extra?: (record: RecordJson) => ReactNode
}) {
  const { slug } = useOrganisation()
  const record = useRecord(kind.segment, recordRef, watchedBy(kind))
  return (
    <SidePanel
      title={record.data?.title ?? recordRef}
      pageHref={hrefOfRecord(slug, kind.name, recordRef)}
      onClose={onClose}
      footer={record.data && <RecordMenu kind={kind} record={record.data} onGone={onClose} />}
    >
      {record.isPending && <SkeletonLines widths={[40, 90, 80, 85, 60]} />}
      {record.isError && <ErrorState error={record.error} onRetry={() => void record.refetch()} />}
      {record.data && <RecordBody kind={kind} record={record.data} extra={extra?.(record.data)} />}
    </SidePanel>
  )
}
