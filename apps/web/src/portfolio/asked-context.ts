import type { OverviewQuery } from '@gantry/client'
import { createContext, useContext } from 'react'

/** What the address asks for now; the answer on the page may still be the one before. */
export const AskedContext = createContext<OverviewQuery>({})

export function useAsked(): OverviewQuery {
  return useContext(AskedContext)
}
