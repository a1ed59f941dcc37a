import type { MyOrganisation } from '@gantry/client'
import type { Capability } from '@gantry/domain/roles'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Verdict } from '@gantry/client'
import { session } from './http.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => session.me(signal),
  staleTime: 60_000,
})

export function useMe() {
  return useQuery(meQuery)
}

export const OrganisationContext = createContext<MyOrganisation | null>(null)

/** The organisation whose pages are open. Only below `/o/$org`. */
export function useOrganisation(): MyOrganisation {
  const organisation = useContext(OrganisationContext)
  if (organisation === null) throw new Error('no organisation around this component')
  return organisation
}

/** Whether the one signed in may do something anywhere in the organisation, and if not, why. */
export function useMay(capability: Capability): Verdict {
  return useOrganisation().capabilities[capability] ?? { ok: false, reason: '' }
}
