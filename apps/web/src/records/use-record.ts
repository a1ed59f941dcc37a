import { recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { recordKey } from './record-cache.ts'

/** One record with all its fields; `watches` are the kinds whose changes make it stale. */
export function useRecord(segment: string, ref: string, watches: readonly string[]) {
  const { slug } = useOrganisation()
  return useQuery({
    queryKey: recordKey(slug, segment, ref),
    queryFn: ({ signal }) => recordCalls(http, slug, segment).get(ref, signal),
    meta: { watches },
  })
}
