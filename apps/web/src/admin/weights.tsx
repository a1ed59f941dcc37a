import { defaultExchange } from '@gantry/domain/portfolio/exchange'
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exponentOf } from '../components/format.ts'
import classes from './admin.module.css'
import { SettingsForm, type SettingsProps, WithSettings } from './settings-form.tsx'

/** The exchange rule: what weighs as much as one step of a rating. */
export function Weights() {
  return <WithSettings form={Form} />
}

function Form({ settings, state }: SettingsProps) {
  const { t } = useTranslation('admin')
  const unit = 10 ** exponentOf(settings.currency)
  const exchange = settings.exchange ?? defaultExchange
  const [cost, setCost] = useState<number | string>(exchange.costMinorPerRatingStep / unit)
  const [days, setDays] = useState<number | string>(exchange.daysPerRatingStep)
  const [withheld, setWithheld] = useState<number | string>(exchange.withheldStep)
  const change = () => ({
    exchange: {
      costMinorPerRatingStep: Math.round(Number(cost) * unit),
      daysPerRatingStep: Number(days),
      withheldStep: Number(withheld),
    },
  })
  const intro = (
    <>
      <p>{t('weights.text')}</p>
      {settings.exchange === null && <p className={classes.faint}>{t('weights.usual')}</p>}
    </>
  )
  return (
    <SettingsForm settings={settings} state={state} action={t('weights.save')} intro={intro} change={change}>
      <NumberInput
        label={t('weights.cost', { currency: settings.currency })}
        description={t('weights.costHelp')}
        thousandSeparator=","
        min={0}
        required
        hideControls
        value={cost}
        onChange={setCost}
      />
      <NumberInput
        label={t('weights.days')}
        description={t('weights.daysHelp')}
        min={1}
        required
        hideControls
        value={days}
        onChange={setDays}
      />
      <NumberInput
        label={t('weights.withheld')}
        description={t('weights.withheldHelp')}
        min={0}
        required
        hideControls
        value={withheld}
        onChange={setWithheld}
      />
    </SettingsForm>
  )
}
