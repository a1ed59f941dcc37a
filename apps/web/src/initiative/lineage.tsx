import { SkeletonLines } from '../components/skeletons.tsx'
import { Successions } from '../records/successions.tsx'
import { useInitiative } from './use-initiative.ts'

/** What it was before and what became of it, and the way to say so. */
export default function Lineage({ initiative }: { initiative: string }) {
  const { known, error } = useInitiative(initiative)
  if (known) return <Successions kind="initiative" record={known.record} />
  return error ? null : <SkeletonLines widths={[60]} />
}
