import { TextInput, type TextInputProps } from '@mantine/core'

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  /** ISO day, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly min?: string
  readonly max?: string
}

/** A day, typed or picked with the browser's own calendar, which every keyboard and phone knows. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  return <TextInput {...rest} type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}
