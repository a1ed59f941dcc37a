import { Problem } from '@gantry/client'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { useMe } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { EntryLayout } from './entry-layout.tsx'

/** Where everyone starts: first run, sign-in, or one's own portfolio. */
export default function Home() {
  const me = useMe()
  const signedOut = me.error instanceof Problem && me.error.status === 401
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => session.setup(signal), enabled: signedOut })
  const mine = me.data?.organisations ?? []
  const first = mine.find(({ sample }) => !sample) ?? mine[0]
  if (first !== undefined) return <Navigate to={paths.portfolio(first.slug)} replace />
  if (me.data) return <NoOrganisation email={me.data.user.email} />
  if (setup.data) return <Navigate to={setup.data.needsSetup ? paths.setup : paths.signIn} replace />
  const error = setup.error ?? (signedOut ? null : me.error)
  if (error === null) return null
  return (
    <main id="content" style={{ padding: 'var(--gutter)' }}>
      <ErrorState error={error} onRetry={() => void (setup.error ? setup.refetch() : me.refetch())} />
    </main>
  )
}

function NoOrganisation({ email }: { email: string }) {
  const { t } = useTranslation('entry')
  const leave = () => void session.signOut().finally(() => globalThis.location.assign(paths.signIn))
  return (
    <EntryLayout title={t('noOrganisation.title')} text={t('noOrganisation.text', { email })}>
      <Button mt="xl" variant="default" onClick={leave}>
        {t('noOrganisation.signOut')}
      </Button>
    </EntryLayout>
  )
}
