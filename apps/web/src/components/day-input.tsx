import { TextInput, type TextInputProps } from '@mantine/core'
import classes from './day-input.module.css'
import { useFormat } from './format.ts'

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  /** ISO day, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly min?: string
  readonly max?: string
}

/**
 * A day, typed or picked with the browser's own calendar, which every keyboard and phone knows; read in the
 * organisation's way of writing days.
 */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  const format = useFormat()
  return (
    <TextInput
      {...rest}
      type="date"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputContainer={(input) => (
        <div className={classes.field}>
          {input}
          {value !== '' && (
            <span className={classes.written} aria-hidden>
              {format.day(value)}
            </span>
          )}
        </div>
      )}
    />
  )
}
