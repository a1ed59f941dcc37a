import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export const leastPasswordLength = 12

export interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string
}

/** A password being chosen; a password manager may fill it. */
export function PasswordField({ label, value, onChange, error }: PasswordFieldProps) {
  const { t } = useTranslation('entry')
  return (
    <PasswordInput
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
