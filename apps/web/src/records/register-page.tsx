import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state.tsx'
import { NotFoundState } from '../components/not-found-state.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { Register } from './register.tsx'
import { useKinds } from './use-kinds.ts'

/** The list of whichever kind the address names. */
export default function RegisterPage() {
  const { plural } = useParams({ strict: false }) as { plural: string }
  const { t, i18n } = useTranslation('records')
  const kinds = useKinds()
  const kind = kinds.data?.find(({ segment }) => segment === plural)
  useBreadcrumb([{ label: kind?.plural ?? '' }])
  if (kinds.isPending) return <SkeletonTable />
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  if (kind === undefined) return <NotFoundState />
  const text = i18n.exists(`records:about.${kind.name}`) ? t(`about.${kind.name as 'risk'}`) : undefined
  return <Register key={kind.name} kind={kind} text={text} />
}
