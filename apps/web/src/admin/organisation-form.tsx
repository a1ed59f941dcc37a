import { type OrganisationSettings, organisationSizes, pmoTypes, Problem } from '@gantry/client'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { SettingsForm, type SettingsProps, WithSettings } from './settings-form.tsx'

/** Name, type, currency, language: what everything else is written with. */
export function OrganisationForm() {
  return <WithSettings form={Form} />
}

function Form({ settings, state }: SettingsProps) {
  const { t } = useTranslation('admin')
  const { locale } = useFormat()
  const [draft, setDraft] = useState(settings)
  const refused = state.save.error instanceof Problem ? state.save.error : undefined
  const set = (change: Partial<OrganisationSettings>) => setDraft({ ...draft, ...change })
  const change = () => {
    const { name, pmoType, size, currency, locale: language, timeZone, fiscalYearStart } = draft
    return { name, pmoType, size, currency: currency.toUpperCase(), locale: language, timeZone, fiscalYearStart }
  }
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return (
    <SettingsForm settings={settings} state={state} action={t('saveSettings')} change={change}>
      <TextInput
        label={t('name')}
        value={draft.name}
        required
        error={refused?.ofField('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('pmoType')}
        value={draft.pmoType}
        data={pmoTypes.map((value) => ({ value, label: t(`pmoTypes.${value}`) }))}
        onChange={(event) => set({ pmoType: event.currentTarget.value as typeof draft.pmoType })}
      />
      <NativeSelect
        label={t('size')}
        value={draft.size}
        data={organisationSizes.map((value) => ({ value, label: t(`sizes.${value}`) }))}
        onChange={(event) => set({ size: event.currentTarget.value as typeof draft.size })}
      />
      <TextInput
        label={t('currency')}
        description={t('currencyHelp')}
        value={draft.currency}
        maxLength={3}
        error={refused?.ofField('currency')}
        onChange={(event) => set({ currency: event.currentTarget.value })}
      />
      <TextInput
        label={t('locale')}
        description={t('localeHelp')}
        value={draft.locale}
        error={refused?.ofField('locale')}
        onChange={(event) => set({ locale: event.currentTarget.value })}
      />
      <TextInput
        label={t('timeZone')}
        value={draft.timeZone}
        list="time-zones"
        error={refused?.ofField('timeZone')}
        onChange={(event) => set({ timeZone: event.currentTarget.value })}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <NativeSelect
        label={t('fiscalYearStart')}
        value={String(draft.fiscalYearStart)}
        data={Array.from({ length: 12 }, (_, at) => ({
          value: String(at + 1),
          label: month.format(new Date(Date.UTC(2024, at, 1))),
        }))}
        onChange={(event) => set({ fiscalYearStart: Number(event.currentTarget.value) })}
      />
    </SettingsForm>
  )
}
