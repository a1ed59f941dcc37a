import { lazy, Suspense } from 'react'
import { textOf, useUrlState } from '../app/search-params.ts'

const EvidencePanel = lazy(() => import('./evidence-panel.tsx'))
const InitiativeListPanel = lazy(() => import('./initiative-list-panel.tsx'))

/** Opens what `?evidence=measure:…` or `?list=bridge:…` names. */
export function EvidencePanelAt() {
  const [search] = useUrlState()
  const [evidence, list] = [textOf(search.evidence), textOf(search.list)]
  return (
    <Suspense>
      {evidence !== undefined ? (
        <EvidencePanel key={evidence} asked={evidence} />
      ) : (
        list !== undefined && <InitiativeListPanel key={list} asked={list} />
      )}
    </Suspense>
  )
}
