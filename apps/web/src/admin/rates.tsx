import type { Rate, Verdict } from '@gantry/client'
import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day } from '../components/day.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { today } from '../components/today.ts'
import classes from './admin.module.css'
import { CorrectRate } from './correct-rate.tsx'
import { PasteRates } from './paste-rates.tsx'
import { type RateDraft, RateFields, rateOf } from './rate-fields.tsx'
import { useRates } from './use-rates.ts'

type RatesState = ReturnType<typeof useRates>

/** The exchange rates that totals over several currencies are converted by. */
export function Rates() {
  const { t } = useTranslation('admin')
  const state = useRates()
  const [correcting, setCorrecting] = useState<Rate>()
  const [pasting, setPasting] = useState(false)
  const { rates, remove } = state
  if (rates.isPending) return <SkeletonTable rows={5} columns={6} />
  if (rates.isError) return <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />
  const { rows, home, allowed } = rates.data
  return (
    <>
      <p className={classes.lead}>{t('rates.text', { home })}</p>
      <AddRate home={home} verdict={allowed.edit} state={state} onPaste={() => setPasting(true)} />
      <ProblemNote error={remove.error} />
      {rows.length === 0 ? (
        <EmptyState title={t('rates.none')} text={t('rates.noneText', { home })} />
      ) : (
        <RateTable rows={rows} home={home} verdict={allowed.edit} remove={remove} onCorrect={setCorrecting} />
      )}
      {correcting && <CorrectRate rate={correcting} correct={state.correct} onClose={() => setCorrecting(undefined)} />}
      {pasting && <PasteRates add={state.add} onClose={() => setPasting(false)} />}
    </>
  )
}

function AddRate({
  home,
  verdict,
  state: { add },
  onPaste,
}: {
  home: string
  verdict: Verdict
  state: RatesState
  onPaste: () => void
}) {
  const { t } = useTranslation('admin')
  const [draft, setDraft] = useState<RateDraft>({ from: '', to: home, day: today(), rate: '', source: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The next one is mostly of the same day and source.
    add.mutate([rateOf(draft)], { onSuccess: () => setDraft({ ...draft, from: '', rate: '' }) })
  }
  return (
    <form onSubmit={submit} aria-label={t('rates.add')}>
      <div className={classes.rateForm}>
        <RateFields draft={draft} onChange={setDraft} refusal={add.error} />
      </div>
      <ProblemNote error={add.error} />
      <Group gap={8} mt={12} mb={20}>
        <ReasonedButton type="submit" verdict={verdict} loading={add.isPending}>
          {t('rates.add')}
        </ReasonedButton>
        <ReasonedButton
          verdict={verdict}
          variant="default"
          onClick={() => {
            add.reset()
            onPaste()
          }}
        >
          {t('rates.several')}
        </ReasonedButton>
      </Group>
    </form>
  )
}

function RateTable({
  rows,
  home,
  verdict,
  remove,
  onCorrect,
}: {
  rows: readonly Rate[]
  home: string
  verdict: Verdict
  remove: RatesState['remove']
  onCorrect: (rate: Rate) => void
}) {
  const { t } = useTranslation('admin')
  const { instant, day } = useFormat()
  const named = (rate: Rate) => ({ from: rate.from, to: rate.to, day: day(rate.day) })
  const columns = [
    { label: t('rates.from') },
    { label: t('rates.to') },
    { label: t('rates.day') },
    { label: t('rates.rate'), numeric: true },
    { label: t('rates.source') },
    { label: t('rates.by') },
    ...(verdict.ok ? [{ label: '' }] : []),
  ]
  const actions = (rate: Rate) => (
    <Group key="actions" gap={4} wrap="nowrap">
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('rates.changeRate', named(rate))}
        onClick={() => onCorrect(rate)}
      >
        {t('rates.change')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t('rates.removeRate', named(rate))}
        loading={remove.isPending && remove.variables.id === rate.id}
        onClick={() => remove.mutate(rate)}
      >
        {t('rates.remove')}
      </Button>
    </Group>
  )
  return (
    <TableTwin
      tall
      label={t('tabs.rates')}
      columns={columns}
      rows={rows.map((rate) => [
        rate.from,
        <span key="to" data-nowrap>
          {rate.to}
          {rate.to !== home &&
            (rate.from === home ? (
              <small>{t('rates.otherWay')}</small>
            ) : (
              <small className={classes.warn}>{t('rates.notUsed', { home })}</small>
            ))}
        </span>,
        <Day key="day" day={rate.day} />,
        String(rate.rate),
        rate.source,
        <span key="by" data-nowrap>
          {rate.enteredBy ?? t('rates.commandLine')}, {instant(rate.enteredAt)}
        </span>,
        ...(verdict.ok ? [actions(rate)] : []),
      ])}
    />
  )
}
