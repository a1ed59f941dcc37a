import type { InputProps } from '../widget.ts'

/** What every input of Mantine takes. */
export function inputProps({ label, ariaLabel, description, error, required, autoFocus }: InputProps) {
  return {
    label,
    'aria-label': label === undefined ? ariaLabel : undefined,
    description,
    error,
    withAsterisk: required,
    'data-autofocus': autoFocus || undefined,
    autoFocus,
  }
}

/** The value of one operator among `<op>:<value>`. */
export function operand(values: readonly string[], op: string): string {
  return values.find((each) => each.startsWith(`${op}:`))?.slice(op.length + 1) ?? ''
}

/** The others with this operator set anew; an empty value takes it away. */
export function withOperand(values: readonly string[], op: string, value: string): string[] {
  const others = values.filter((each) => !each.startsWith(`${op}:`))
  return value === '' ? others : [...others, `${op}:${value}`]
}
