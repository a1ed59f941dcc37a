import type { OrganisationSettings } from '@gantry/client'
import { NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state.tsx'
import { exponentOf } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './admin.module.css'
import { useSettings } from './use-settings.ts'

/** The exchange rule: what weighs as much as one step of a rating. */
export function Weights() {
  const state = useSettings()
  const { settings } = state
  if (settings.isPending) return <SkeletonLines />
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  return <Form key={settings.data.version} settings={settings.data} state={state} />
}

function Form({
  settings,
  state: { save, stale },
}: {
  settings: OrganisationSettings
  state: ReturnType<typeof useSettings>
}) {
  const { t } = useTranslation('admin')
  const unit = 10 ** exponentOf(settings.currency)
  const { exchange } = settings
  const [cost, setCost] = useState<number | string>(exchange ? exchange.costMinorPerRatingStep / unit : '')
  const [days, setDays] = useState<number | string>(exchange?.daysPerRatingStep ?? '')
  const [withheld, setWithheld] = useState<number | string>(exchange?.withheldStep ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({
      version: settings.version,
      exchange: {
        costMinorPerRatingStep: Math.round(Number(cost) * unit),
        daysPerRatingStep: Number(days),
        withheldStep: Number(withheld),
      },
    })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <p>{t('weights.text')}</p>
      {exchange === null && <p className={classes.faint}>{t('weights.usual')}</p>}
      {stale && <p role="alert">{t('conflict')}</p>}
      <NumberInput
        label={`${t('weights.cost')} (${settings.currency})`}
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
      {!stale && <ProblemNote error={save.error} />}
      <ReasonedButton type="submit" verdict={settings.allowed.edit} loading={save.isPending}>
        {t('weights.save')}
      </ReasonedButton>
    </form>
  )
}
