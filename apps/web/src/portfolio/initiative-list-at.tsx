import { lazy, Suspense } from 'react'
import { textOf, useUrlState } from '../app/search-params.ts'

const InitiativeListPanel = lazy(() => import('./initiative-list-panel.tsx'))

/** Opens the initiatives behind what `?list=bridge:…` or `move:…` names. */
export function InitiativeListAt() {
  const [search] = useUrlState()
  const asked = textOf(search.list)
  if (asked === undefined || search.evidence !== undefined) return null
  return (
    <Suspense>
      <InitiativeListPanel key={asked} asked={asked} />
    </Suspense>
  )
}
