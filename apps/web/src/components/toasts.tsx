import { Button, CloseButton } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from './keys.ts'
import { dismissToast, readToasts, subscribeToasts, type Toast, undoLatest } from './toast.ts'
import classes from './toasts.module.css'

const shownMilliseconds = 8_000

/** What just happened, with the way back. Stays while pointed at or focused. */
export function Toasts() {
  const { t } = useTranslation()
  const toasts = useSyncExternalStore(subscribeToasts, readToasts)
  useKeys([
    {
      keys: 'mod+z',
      label: t('keys.undo'),
      group: 'everywhere',
      run: undoLatest,
      when: () => readToasts().some(({ undo }) => undo),
    },
  ])
  return (
    <div className={classes.region} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  const undo = () => {
    dismissToast(toast.id)
    void toast.undo?.()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only pauses the clock
    <div
      className={classes.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <Button variant="subtle" size="compact-sm" onClick={undo}>
          {t('undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={() => dismissToast(toast.id)} />
    </div>
  )
}
