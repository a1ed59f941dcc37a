import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { meQuery } from '../api/me.ts'
import { paths } from '../app/paths.ts'

/** Just signed in: reads who that is and goes where they wanted to go. */
export function useEnter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (to?: string) => {
    client.removeQueries({ queryKey: ['org'] })
    await client.fetchQuery({ ...meQuery, staleTime: 0 })
    await navigate({ to: to ?? paths.home, replace: true })
  }
}
