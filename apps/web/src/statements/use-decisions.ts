import { recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'

/** References of the decisions that were made or asked for on findings, by finding; what was taken back is none. */
export function useDecisions(): ReadonlyMap<string, string> {
  const { slug } = useOrganisation()
  const { data } = useQuery({
    queryKey: ['org', slug, 'decisions', 'on-findings'],
    queryFn: ({ signal }) =>
      recordCalls(http, slug, 'decisions').list(
        { filter: ['finding:has', 'state:ne:withdrawn'], columns: 'finding', sort: 'ref', limit: 200 },
        signal,
      ),
    select: ({ rows }) => new Map(rows.map(({ ref, fields }) => [String(fields.finding), ref])),
    meta: { watches: ['decision'] },
  })
  return data ?? none
}

const none: ReadonlyMap<string, string> = new Map()
