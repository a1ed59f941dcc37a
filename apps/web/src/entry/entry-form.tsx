import { Button, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import classes from './entry-layout.module.css'

export interface EntryFormProps {
  /** Its fields. */
  readonly children: ReactNode
  /** The verb on its button; without one there is nothing to send. */
  readonly action?: string
  /** What a refusal, an answer or nothing is followed by: where else to go. */
  readonly below?: ReactNode
  readonly send: { readonly mutate: () => void; readonly error: Error | null; readonly isPending: boolean }
}

/** One question at the door: fields, what was refused, and one button. */
export function EntryForm({ children, action, below, send }: EntryFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {children}
      <ProblemNote error={send.error} />
      {action && (
        <Button type="submit" loading={send.isPending}>
          {action}
        </Button>
      )}
      {below}
    </form>
  )
}

/** By what one is known here. */
export function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('entry')
  return (
    <TextInput
      label={t('email')}
      type="email"
      name="email"
      autoComplete="username"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
