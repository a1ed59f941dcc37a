import { type ErrorComponentProps, Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state.tsx'
import { keepFocus } from '../components/keep-focus.ts'
import { KeysDialog } from '../components/keys-dialog.tsx'
import { NotFoundState } from '../components/not-found-state.tsx'
import { Toasts } from '../components/toasts.tsx'

export function Root() {
  const { t } = useTranslation('frame')
  useEffect(keepFocus, [])
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <Outlet />
      <KeysDialog />
      <Toasts />
    </>
  )
}

export function RootError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main id="content" style={{ padding: 'var(--gutter)' }}>
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />
    </main>
  )
}

export function RootNotFound() {
  return <NotFoundState />
}
