import { useKinds, watchedBy } from '../records/use-kinds.ts'
import { useRecord } from '../records/use-record.ts'

/** The initiative as a record: its fields, and what may be done with it. Undefined while it is on its way. */
export function useInitiative(ref: string) {
  const kinds = useKinds()
  const kind = kinds.data?.find(({ name }) => name === 'initiative')
  const record = useRecord('initiatives', ref, kind ? watchedBy(kind) : ['initiative'])
  return {
    known: kind && record.data ? { kind, record: record.data } : undefined,
    error: kinds.error ?? record.error,
    retry: () => void (kinds.isError ? kinds.refetch() : record.refetch()),
  }
}
