import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RecordPicker } from '../records/record-picker.tsx'
import classes from './import.module.css'
import type { ImportState } from './use-import.ts'

/** Period and portfolio for all files, and what to do with them. */
export function ChooseBar({ state }: { state: ImportState }) {
  const { t } = useTranslation('import')
  const { preview, choice, setChoice, changes, readAgain, make } = state
  const changed = [...changes.values()].reduce((sum, columns) => sum + columns.size, 0)
  const idle = preview?.report?.files.every((file) => file.statusRowsChanged === 0 && file.initiativesCreated === 0)
  return (
    <div className={classes.choose}>
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
      <div className={classes.act}>
        {changed > 0 && <span className={classes.faint}>{t('columns.changed', { count: changed })}</span>}
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
          disabled={preview?.refusal != null && changed === 0 && choice.period === ''}
          onClick={() => make.mutate(false)}
        >
          {idle ? t('choose.nothing') : t('choose.import')}
        </Button>
      </div>
    </div>
  )
}
