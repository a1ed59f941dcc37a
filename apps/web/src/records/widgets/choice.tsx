import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ContainsFilter } from './text.tsx'
import { wordsOf } from '../words.ts'
import type { CellProps, FilterProps, InputProps, Widget } from '../widget.ts'
import { inputProps, operand, withOperand } from './common.ts'

function ChoiceInput(props: InputProps) {
  const { t } = useTranslation('records')
  const value = typeof props.value === 'string' ? props.value : ''
  const { of } = props.field
  // Where the organisation decides the values there is no list yet, and any word will do.
  if (of === undefined)
    return (
      <TextInput
        {...inputProps(props)}
        value={value}
        maxLength={200}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    )
  return (
    <NativeSelect
      {...inputProps(props)}
      value={value}
      data={[{ value: '', label: t('choose') }, ...of.map((each) => ({ value: each, label: wordsOf(each) }))]}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  )
}

function ChoiceCell({ value }: CellProps) {
  return wordsOf(String(value))
}

function ChoiceFilter(props: FilterProps) {
  const { values, onChange, field } = props
  if (field.of === undefined) return <ContainsFilter {...props} />
  const chosen = operand(values, 'in').split('|').filter(Boolean)
  const toggle = (each: string, on: boolean) => {
    const next = on ? [...chosen, each] : chosen.filter((other) => other !== each)
    onChange(withOperand(values, 'in', next.join('|')))
  }
  return (
    <Stack gap={4}>
      {field.of.map((each) => (
        <Checkbox
          key={each}
          size="xs"
          label={wordsOf(each)}
          checked={chosen.includes(each)}
          onChange={(event) => toggle(each, event.currentTarget.checked)}
        />
      ))}
    </Stack>
  )
}

function FlagInput(props: InputProps) {
  const { label, ...rest } = inputProps(props)
  return (
    <Checkbox
      label={label ?? undefined}
      aria-label={rest['aria-label']}
      description={props.description}
      error={props.error}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}

function FlagCell({ value }: CellProps) {
  const { t } = useTranslation('records')
  return t(value === true ? 'yes' : 'no')
}

function FlagFilter({ values, onChange, field }: FilterProps) {
  const { t } = useTranslation('records')
  return (
    <NativeSelect
      aria-label={field.label}
      value={operand(values, 'eq')}
      data={[
        { value: '', label: t('filter.any') },
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      onChange={(event) => onChange(withOperand(values, 'eq', event.currentTarget.value))}
    />
  )
}

export const choiceWidget: Widget = {
  Input: ChoiceInput,
  Cell: ChoiceCell,
  Filter: ChoiceFilter,
  width: 130,
  sortable: true,
}
export const flagWidget: Widget = { Input: FlagInput, Cell: FlagCell, Filter: FlagFilter, width: 80, sortable: true }
