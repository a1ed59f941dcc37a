import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ErrorState } from '../components/error-state.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { InitiativeTree } from './initiative-tree.tsx'
import { Register } from './register.tsx'
import { useKinds } from './use-kinds.ts'

/** Initiatives as the tree they are, or as a list that can be filtered and exported. */
export default function InitiativesPage() {
  const { t } = useTranslation('records')
  const [search, change] = useUrlState()
  const kinds = useKinds()
  const kind = kinds.data?.find(({ name }) => name === 'initiative')
  useBreadcrumb([{ label: t('tree.title') }])
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  if (kind === undefined) return <SkeletonTable />
  const view = textOf(search.view) === 'list' ? 'list' : 'tree'
  const toggle = (
    <SegmentedControl
      size="xs"
      aria-label={t('tree.title')}
      value={view}
      data={[
        { value: 'tree', label: t('tree.asTree') },
        { value: 'list', label: t('tree.asList') },
      ]}
      onChange={(next) => change({ view: next === 'tree' ? undefined : next })}
    />
  )
  return view === 'list' ? (
    <Register kind={kind} text={t('tree.text')} actions={toggle} />
  ) : (
    <InitiativeTree kind={kind} actions={toggle} />
  )
}
