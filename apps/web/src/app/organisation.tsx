import { Problem } from '@gantry/client'
import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useLive } from '../api/live.ts'
import { OrganisationContext, useMe } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { FormatContext, formatsOf } from '../components/format.ts'
import { NotFoundState } from '../components/not-found-state.tsx'
import { Frame } from '../frame/frame.tsx'
import { FrameSkeleton } from '../frame/frame-skeleton.tsx'
import { paths } from './paths.ts'
import { useEffect, useMemo, useState } from 'react'
import type { MyOrganisation } from '@gantry/client'

/** Signed in and a member? Then the frame with the page in it. */
export function Organisation() {
  const { org } = useParams({ strict: false }) as { org: string }
  const me = useMe()
  if (me.isPending) return <FrameSkeleton />
  if (me.isError) {
    if (me.error instanceof Problem && me.error.status === 401) {
      return <ToSignIn />
    }
    return (
      <main id="content" style={{ padding: 'var(--gutter)' }}>
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </main>
    )
  }
  const organisation = me.data.organisations.find(({ slug, id }) => slug === org || id === org)
  if (organisation === undefined) return <NotFoundState />
  return <Inside organisation={organisation} />
}

/** Goes to the sign-in once, and remembers where from: the address is already the next one while its page is fetched. */
function ToSignIn() {
  const { pathname, searchStr } = useLocation()
  const navigate = useNavigate()
  const [then] = useState(pathname + searchStr)
  useEffect(() => void navigate({ to: paths.signIn, search: { then } as never, replace: true }), [navigate, then])
  return <FrameSkeleton />
}

function Inside({ organisation }: { organisation: MyOrganisation }) {
  useLive(organisation.slug)
  const formats = useMemo(() => formatsOf(organisation), [organisation])
  return (
    <OrganisationContext value={organisation}>
      <FormatContext value={formats}>
        <Frame>
          <Outlet />
        </Frame>
      </FormatContext>
    </OrganisationContext>
  )
}
