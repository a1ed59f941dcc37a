import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { currencies } from '../entry/defaults.ts'
import { RecordPicker } from '../records/record-picker.tsx'
import classes from './import.module.css'
import type { ImportState } from './use-import.ts'

/** Period and portfolio for all files, and what to do with them. */
export function ChooseBar({ state }: { state: ImportState }) {
  const { t } = useTranslation('import')
  const { preview, choice, choices, setChoice, changes, readAgain, make } = state
  const changed = [...changes.values()].reduce((sum, columns) => sum + columns.size, 0)
  const idle = preview?.report?.files.every((file) => file.statusRowsChanged === 0 && file.initiativesCreated === 0)
  const asksCurrency = choice.currency !== '' || namesNoCurrency(preview)
  return (
    <div className={classes.choose} data-currency={asksCurrency || undefined}>
      <TextInput
        size="xs"
        label={t('choose.period')}
        description={t('choose.periodHelp')}
        value={choice.period}
        onChange={(event) => setChoice({ ...choice, period: event.currentTarget.value })}
      />
      <RecordPicker
        size="xs"
        kind="initiative"
        by="ref"
        label={t('choose.portfolio')}
        description={t('choose.portfolioHelp')}
        value={choice.portfolio}
        onChange={(portfolio) => setChoice({ ...choice, portfolio })}
      />
      {asksCurrency && (
        <CurrencyOfFiles value={choice.currency} onChange={(currency) => setChoice({ ...choice, currency })} />
      )}
      <div className={classes.act}>
        <span className={classes.faint} role="status">
          {[
            ...(changed > 0 ? [t('columns.changed', { count: changed })] : []),
            ...(choices.count > 0 ? [t('choose.decided', { count: choices.count })] : []),
          ].join(' · ')}
        </span>
        <Button variant="subtle" color="gray" onClick={state.startOver}>
          {t('startOver')}
        </Button>
        <Button variant="default" loading={readAgain.isPending} onClick={() => readAgain.mutate()}>
          {t('choose.read')}
        </Button>
        <Button variant="default" onClick={() => make.mutate(true)}>
          {t('choose.dryRun')}
        </Button>
        <Button
          disabled={
            preview?.refusal != null &&
            changed === 0 &&
            choice.period === '' &&
            Object.keys(choice.periods).length === 0
          }
          onClick={() => make.mutate(false)}
        >
          {idle ? t('choose.nothing') : t('choose.import')}
        </Button>
      </div>
    </div>
  )
}

/** Asked only where some amounts have no currency of their own: nobody's is taken for granted. */
function CurrencyOfFiles({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const { t } = useTranslation('import')
  const { currency: ours } = useOrganisation()
  const none = ours === 'XXX'
  return (
    <NativeSelect
      size="xs"
      label={t('choose.currency')}
      description={t(none ? 'choose.currencyHelpNone' : 'choose.currencyHelp')}
      value={value}
      data={[
        { value: '', label: none ? t('choose.currencyNone') : t('choose.currencyOurs', { currency: ours }) },
        ...currencies(),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function namesNoCurrency(preview: ImportState['preview']): boolean {
  const columns = preview?.files.flatMap(({ tables }) => tables.flatMap((table) => table.columns)) ?? []
  return columns.some(({ target, format }) => target !== 'ignore' && format.money?.currencyAssumed)
}
