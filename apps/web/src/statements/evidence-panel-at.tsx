import { lazy, Suspense } from 'react'
import { textOf, useUrlState } from '../app/search-params.ts'

const EvidencePanel = lazy(() => import('./evidence-panel.tsx'))

/** Opens what `?evidence=measure:…` or `finding:…` names. */
export function EvidencePanelAt() {
  const [search] = useUrlState()
  const asked = textOf(search.evidence)
  if (asked === undefined) return null
  return (
    <Suspense>
      <EvidencePanel key={asked} asked={asked} />
    </Suspense>
  )
}
