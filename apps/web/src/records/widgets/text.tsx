import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CellProps, FilterProps, InputProps, Widget } from '../widget.ts'
import classes from './widgets.module.css'
import { inputProps, operand, withOperand } from './common.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function LineInput(props: InputProps) {
  return (
    <TextInput
      {...inputProps(props)}
      value={textOf(props.value)}
      maxLength={props.field.max ?? 300}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function NoteInput(props: InputProps) {
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      minRows={3}
      maxRows={14}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

function TextCell({ value, whole }: CellProps) {
  const text = textOf(value)
  return (
    <span className={whole ? classes.whole : undefined} title={whole ? undefined : text}>
      {text}
    </span>
  )
}

function LinkCell({ value }: CellProps) {
  const address = textOf(value)
  return /^(https?:|mailto:)/i.test(address) ? (
    <a href={address} rel="noreferrer" target="_blank">
      {address.replace(/^(https?:\/\/|mailto:)/i, '')}
    </a>
  ) : (
    address
  )
}

export function ContainsFilter({ values, onChange, field }: FilterProps) {
  const { t } = useTranslation('records')
  return (
    <TextInput
      label={t('filter.contains')}
      aria-label={`${field.label}: ${t('filter.contains')}`}
      value={operand(values, 'contains')}
      onChange={(event) => onChange(withOperand(values, 'contains', event.currentTarget.value))}
    />
  )
}

export const textWidget: Widget = {
  Input: LineInput,
  Cell: TextCell,
  Filter: ContainsFilter,
  width: 200,
  sortable: true,
}
export const noteWidget: Widget = { Input: NoteInput, Cell: TextCell, Filter: ContainsFilter, width: 260, large: true }
export const linkWidget: Widget = { Input: LineInput, Cell: LinkCell, Filter: ContainsFilter, width: 180 }
