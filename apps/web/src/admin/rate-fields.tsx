import { Problem } from '@gantry/client'
import type { RateTable } from '@gantry/domain/portfolio/facts'
import { NumberInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DayInput } from '../components/day-input.tsx'

/** A rate while it is written: its number may still be empty. */
export type RateDraft = Omit<RateTable, 'rate'> & { readonly rate: number | '' }

export function rateOf(draft: RateDraft): RateTable {
  return { ...draft, from: draft.from.trim(), to: draft.to.trim(), rate: Number(draft.rate) }
}

const currencies = Intl.supportedValuesOf('currency')

/** From, into, day, rate and source; what was refused stands at its field. */
export function RateFields({
  draft,
  onChange,
  refusal,
}: {
  draft: RateDraft
  onChange: (draft: RateDraft) => void
  refusal: Error | null
}) {
  const { t } = useTranslation('admin')
  const set = (change: Partial<RateDraft>) => onChange({ ...draft, ...change })
  const refused = (field: string) =>
    refusal instanceof Problem ? (refusal.ofField(`rates.0.${field}`) ?? refusal.ofField(field)) : undefined
  const currency = (field: 'from' | 'to') => (
    <TextInput
      label={t(`rates.${field}`)}
      required
      maxLength={3}
      list="currencies"
      autoComplete="off"
      value={draft[field]}
      error={refused(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value.toUpperCase() })}
    />
  )
  return (
    <>
      <datalist id="currencies">
        {currencies.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </datalist>
      {currency('from')}
      {currency('to')}
      <DayInput
        label={t('rates.day')}
        required
        value={draft.day}
        error={refused('day')}
        onChange={(day) => set({ day })}
      />
      <NumberInput
        label={t('rates.rate')}
        required
        hideControls
        decimalScale={10}
        allowNegative={false}
        value={draft.rate}
        error={refused('rate')}
        placeholder={t('rates.rateHelp', { from: draft.from || '…', to: draft.to || '…' })}
        onChange={(rate) => set({ rate: typeof rate === 'number' ? rate : rate === '' ? '' : Number(rate) })}
      />
      <TextInput
        label={t('rates.source')}
        required
        maxLength={200}
        value={draft.source}
        error={refused('source')}
        placeholder={t('rates.sourceHelp')}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
    </>
  )
}
