import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { leastPasswordLength } from './least-password-length.ts'

export interface PasswordFieldProps {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string
}

/** A password being chosen; a password manager may fill it. */
export function PasswordField({ id, label, value, onChange, error }: PasswordFieldProps) {
  const { t } = useTranslation('entry')
  return (
    <PasswordInput
      id={id}
      label={label}
      description={t('passwordHelp')}
      name="new-password"
      autoComplete="new-password"
      minLength={leastPasswordLength}
      required
      withAsterisk={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
