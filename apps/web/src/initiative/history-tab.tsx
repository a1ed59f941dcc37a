import { ErrorState } from '../components/error-state.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { RecordHistory } from '../records/record-history.tsx'
import { useInitiative } from './use-initiative.ts'

/** What happened to the initiative's own record, newest first. */
export default function HistoryTab({ initiative }: { initiative: string }) {
  const { known, error, retry } = useInitiative(initiative)
  if (error) return <ErrorState error={error} onRetry={retry} />
  return known === undefined ? <SkeletonLines /> : <RecordHistory kind={known.kind} record={known.record} />
}
