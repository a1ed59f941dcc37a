import type { OrganisationChange, OrganisationSettings } from '@gantry/client'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './admin.module.css'
import { useSettings } from './use-settings.ts'

export interface SettingsProps {
  readonly settings: OrganisationSettings
  readonly state: ReturnType<typeof useSettings>
}

/** A form over the settings once they are there; begun anew from what somebody else saved meanwhile. */
export function WithSettings({ form: Form }: { form: (props: SettingsProps) => ReactNode }) {
  const state = useSettings()
  const { settings } = state
  if (settings.isPending) return <SkeletonLines />
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  return <Form key={settings.data.version} settings={settings.data} state={state} />
}

/** The frame of such a form: what it changes is read when it is sent. */
export function SettingsForm({
  settings,
  state: { save, stale },
  action,
  intro,
  change,
  children,
}: SettingsProps & {
  readonly action: string
  readonly intro?: ReactNode
  readonly change: () => Omit<OrganisationChange, 'version'>
  readonly children: ReactNode
}) {
  const { t } = useTranslation('admin')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ version: settings.version, ...change() })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      {intro}
      {stale && <p role="alert">{t('conflict')}</p>}
      {children}
      {!stale && <ProblemNote error={save.error} />}
      <ReasonedButton type="submit" verdict={settings.allowed.edit} loading={save.isPending}>
        {action}
      </ReasonedButton>
    </form>
  )
}
