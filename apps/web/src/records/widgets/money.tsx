import { Group, NumberInput, TextInput } from '@mantine/core'
import type { Money as Sum, MoneyRange, Value } from '@gantry/domain/field'
import { useTranslation } from 'react-i18next'
import { exponentOf, useFormat } from '../../components/format.ts'
import { Money } from '../../components/money.tsx'
import type { CellProps, FilterProps, InputProps, Widget } from '../widget.ts'
import { inputProps, operand, withOperand } from './common.ts'

const isMoney = (value: Value | undefined): value is Sum | MoneyRange =>
  typeof value === 'object' && value !== null && 'currency' in value

function MoneyField(props: InputProps) {
  const { t } = useTranslation('records')
  const { currency: usual } = useFormat()
  const value = isMoney(props.value) ? props.value : undefined
  const currency = value?.currency ?? usual
  const unit = 10 ** exponentOf(currency)
  const { label, ...rest } = inputProps(props)
  const minorOf = (typed: number | string) => (typeof typed === 'number' ? Math.round(typed * unit) : undefined)
  const ranged = value !== undefined && !('minor' in value)
  const amount = { hideControls: true, thousandSeparator: ',', decimalScale: exponentOf(currency), flex: 1 } as const
  const range = (end: Partial<MoneyRange>) => {
    const next = { currency, low: undefined, high: undefined, ...value, ...end }
    const { low, high } = next
    props.onChange(low === undefined && high === undefined ? null : { currency, low, high })
  }
  return (
    <Group gap={4} wrap="nowrap" align="flex-end">
      {ranged ? (
        (['low', 'high'] as const).map((end) => (
          <NumberInput
            key={end}
            {...amount}
            label={label && `${label}: ${t(`money.${end}`)}`}
            aria-label={`${props.label ?? props.ariaLabel ?? ''} ${t(`money.${end}`)}`}
            value={value[end] === undefined ? '' : value[end] / unit}
            onChange={(typed) => range({ [end]: minorOf(typed) })}
          />
        ))
      ) : (
        <NumberInput
          {...rest}
          {...amount}
          label={label}
          value={value && 'minor' in value ? value.minor / unit : ''}
          onChange={(typed) => {
            const minor = minorOf(typed)
            props.onChange(minor === undefined ? null : { minor, currency })
          }}
        />
      )}
      <TextInput
        w={64}
        aria-label={`${props.label ?? props.ariaLabel ?? ''} ${t('money.currency')}`}
        maxLength={3}
        value={currency}
        onChange={(event) => {
          const next = event.currentTarget.value.toUpperCase()
          if (value && /^[A-Z]{3}$/.test(next)) props.onChange({ ...value, currency: next })
        }}
      />
    </Group>
  )
}

function MoneyCell({ value, whole }: CellProps) {
  if (!isMoney(value)) return null
  return 'minor' in value ? (
    <Money minor={value.minor} currency={value.currency} full={whole} />
  ) : (
    <Money low={value.low} high={value.high} currency={value.currency} full={whole} />
  )
}

/** Typed in whole units, asked in minor ones. */
function MoneyFilter({ values, onChange, field }: FilterProps) {
  const { t } = useTranslation('records')
  const { currency } = useFormat()
  const unit = 10 ** exponentOf(currency)
  return (
    <Group gap={8} wrap="nowrap">
      {(['gte', 'lte'] as const).map((op) => {
        const minor = Number.parseInt(operand(values, op), 10)
        return (
          <NumberInput
            key={op}
            hideControls
            thousandSeparator=","
            label={t(`filter.${op}`)}
            aria-label={`${field.label}: ${t(`filter.${op}`)}`}
            value={Number.isNaN(minor) ? '' : minor / unit}
            onChange={(typed) =>
              onChange(withOperand(values, op, typeof typed === 'number' ? `${Math.round(typed * unit)}` : ''))
            }
          />
        )
      })}
    </Group>
  )
}

export const moneyWidget: Widget = {
  Input: MoneyField,
  Cell: MoneyCell,
  Filter: MoneyFilter,
  width: 120,
  numeric: true,
  sortable: true,
}
