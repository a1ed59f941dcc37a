import { Group, NumberInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../components/format.ts'
import type { CellProps, FilterProps, InputProps, Widget } from '../widget.ts'
import { inputProps, operand, withOperand } from './common.ts'
import classes from './widgets.module.css'

function NumberField(props: InputProps) {
  const { type, min, max } = props.field
  const scale = type === 'scale'
  return (
    <NumberInput
      {...inputProps(props)}
      value={typeof props.value === 'number' ? props.value : ''}
      min={scale ? 1 : min}
      max={max ?? (scale ? 5 : undefined)}
      clampBehavior="none"
      allowDecimal={type === 'percent'}
      suffix={type === 'percent' ? ' %' : undefined}
      hideControls={!scale}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : null)}
    />
  )
}

function NumberCell({ field, value }: CellProps) {
  const { number } = useFormat()
  return (
    <span className={classes.figure}>
      {typeof value === 'number' ? number(value) : String(value)}
      {field.type === 'percent' && ' %'}
      {field.type === 'scale' && <small className={classes.of}>/{field.max ?? 5}</small>}
    </span>
  )
}

/** From and to, both included. */
export function RangeFilter({ values, onChange, field, type = 'number' }: FilterProps & { type?: 'number' | 'date' }) {
  const { t } = useTranslation('records')
  return (
    <Group gap={8} wrap="nowrap">
      {(['gte', 'lte'] as const).map((op) => (
        <TextInput
          key={op}
          type={type}
          label={t(`filter.${op}`)}
          aria-label={`${field.label}: ${t(`filter.${op}`)}`}
          value={operand(values, op)}
          onChange={(event) => onChange(withOperand(values, op, event.currentTarget.value))}
        />
      ))}
    </Group>
  )
}

const numberWidget: Widget = {
  Input: NumberField,
  Cell: NumberCell,
  Filter: RangeFilter,
  width: 96,
  numeric: true,
  sortable: true,
}
export const countWidget = numberWidget
export const scaleWidget = numberWidget
export const percentWidget = numberWidget
