import { TextInput } from '@mantine/core'
import { Day } from '../../components/day.tsx'
import { DayInput } from '../../components/day-input.tsx'
import { useFormat } from '../../components/format.ts'
import type { CellProps, FilterProps, InputProps, Widget } from '../widget.ts'
import { inputProps } from './common.ts'
import { RangeFilter } from './number.tsx'

function DayField(props: InputProps) {
  return (
    <DayInput
      {...inputProps(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(day) => props.onChange(day === '' ? null : day)}
    />
  )
}

function DayCell({ value }: CellProps) {
  return <Day day={String(value)} />
}

function InstantField(props: InputProps) {
  const at = typeof props.value === 'string' ? localOf(props.value) : ''
  return (
    <TextInput
      {...inputProps(props)}
      type="datetime-local"
      value={at}
      onChange={(event) => {
        const text = event.currentTarget.value
        props.onChange(text === '' ? null : new Date(text).toISOString())
      }}
    />
  )
}

function localOf(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function InstantCell({ value }: CellProps) {
  const { instant } = useFormat()
  return <time dateTime={String(value)}>{instant(String(value))}</time>
}

function DayFilter(props: FilterProps) {
  return <RangeFilter {...props} type="date" />
}

export const dayWidget: Widget = { Input: DayField, Cell: DayCell, Filter: DayFilter, width: 112, sortable: true }
export const instantWidget: Widget = {
  Input: InstantField,
  Cell: InstantCell,
  Filter: DayFilter,
  width: 160,
  sortable: true,
}
