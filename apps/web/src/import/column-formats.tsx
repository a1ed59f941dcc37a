import type { ColumnProposal } from '@gantry/client'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'
import { multipliers } from './targets.ts'

/** How the cells of a column are read: order of dates, currency and unit, percent, scale. */
export function ColumnFormats({
  draft,
  onChange,
}: {
  draft: ColumnProposal
  onChange: (draft: ColumnProposal) => void
}) {
  const { t } = useTranslation('import')
  const { format, type } = draft
  const set = (part: object) => onChange({ ...draft, format: { ...format, ...part } })
  if (type === 'date') {
    const date = format.date ?? { order: 'dmy' as const, evidence: { for: 0, against: 0 }, pivot: 70 }
    return (
      <NativeSelect
        label={t('columns.order')}
        value={date.order}
        data={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`columns.orders.${value}`) }))}
        onChange={(event) => set({ date: { ...date, order: event.currentTarget.value } })}
      />
    )
  }
  if (type === 'money') {
    const money = format.money ?? {
      currency: 'XXX',
      currencyFrom: '',
      multiplier: 1,
      multiplierFrom: '',
      decimal: '.' as const,
    }
    return (
      <div className={classes.formats}>
        <TextInput
          label={t('columns.currency')}
          maxLength={3}
          value={money.currency}
          onChange={(event) =>
            set({ money: { ...money, currency: event.currentTarget.value.toUpperCase(), currencyAssumed: undefined } })
          }
        />
        <NativeSelect
          label={t('columns.multiplier')}
          value={String(money.multiplier)}
          data={multipliers.map(({ value, name }) => ({
            value: String(value),
            label: t(`columns.multipliers.${name}`),
          }))}
          onChange={(event) => set({ money: { ...money, multiplier: Number(event.currentTarget.value) } })}
        />
        <NativeSelect
          label={t('columns.decimal')}
          value={money.decimal}
          data={['.', ',']}
          onChange={(event) => set({ money: { ...money, decimal: event.currentTarget.value } })}
        />
      </div>
    )
  }
  if (type === 'percent') {
    const percent = format.percent ?? { decimal: '.' as const, bare: 'points' as const }
    return (
      <NativeSelect
        label={t('columns.percent')}
        value={percent.bare}
        data={(['points', 'fraction'] as const).map((value) => ({ value, label: t(`columns.percents.${value}`) }))}
        onChange={(event) => set({ percent: { ...percent, bare: event.currentTarget.value } })}
      />
    )
  }
  if (type === 'rating') {
    return (
      <NativeSelect
        label={t('columns.scale')}
        value={format.rating?.scale ?? 'rag5'}
        data={(['rag3', 'rag5', 'fivePoint'] as const).map((value) => ({ value, label: t(`columns.scales.${value}`) }))}
        onChange={(event) => set({ rating: { scale: event.currentTarget.value } })}
      />
    )
  }
  return null
}
