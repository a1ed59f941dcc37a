import { overviewCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useStatements } from './statement-context.ts'

export type EvidenceOf = { measure: string } | { finding: string }

/** The cells behind a number, fetched when someone wants to see them. */
export function useEvidence(of: EvidenceOf) {
  const { slug } = useOrganisation()
  const { query } = useStatements()
  return useQuery({
    queryKey: ['org', slug, 'evidence', of, query],
    queryFn: ({ signal }) => overviewCalls(http, slug).evidence(of, query, signal),
  })
}
