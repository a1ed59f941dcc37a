import type { ColumnRule } from '@gantry/client'
import { type AbsenceType, absenceTypes } from '@gantry/domain/absence'
import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'

/** Rules that read some value as absent, each with its reason. */
export function ColumnRules({
  rules,
  onChange,
}: {
  rules: readonly ColumnRule[]
  onChange: (rules: readonly ColumnRule[]) => void
}) {
  const { t } = useTranslation(['import', 'common'])
  const [text, setText] = useState('')
  const [when, setWhen] = useState<ColumnRule['when']>('zero')
  const [absent, setAbsent] = useState<AbsenceType>('notSupplied')
  const [reason, setReason] = useState('')
  const whole = reason.trim() !== '' && (when === 'zero' || text.trim() !== '')
  return (
    <fieldset className={classes.rules}>
      <legend>{t('columns.rules')}</legend>
      {rules.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <span>
            {t('columns.rule', {
              what: rule.when === 'zero' ? t('columns.ruleZero') : `“${rule.text}”`,
              absent: t(`common:absent.${rule.absent}`),
              reason: rule.reason,
            })}
          </span>
          <CloseButton
            size="sm"
            aria-label={t('columns.removeRule')}
            onClick={() => onChange(rules.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Group gap={8} align="flex-end">
        <NativeSelect
          size="xs"
          aria-label={t('columns.rules')}
          value={when}
          data={[
            { value: 'zero', label: t('columns.ruleZero') },
            { value: 'equals', label: t('columns.ruleText') },
          ]}
          onChange={(event) => setWhen(event.currentTarget.value as ColumnRule['when'])}
        />
        {when === 'equals' && (
          <TextInput
            size="xs"
            aria-label={t('columns.ruleText')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          size="xs"
          aria-label={t('columns.ruleAs')}
          value={absent}
          data={absenceTypes.map((type) => ({ value: type, label: t(`common:absent.${type}`) }))}
          onChange={(event) => setAbsent(event.currentTarget.value as AbsenceType)}
        />
        <TextInput
          size="xs"
          aria-label={t('columns.ruleReason')}
          placeholder={t('columns.ruleReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!whole}
          onClick={() => {
            onChange([...rules, { when, ...(when === 'equals' ? { text } : {}), absent, reason: reason.trim() }])
            setText('')
            setReason('')
          }}
        >
          {t('columns.addRule')}
        </Button>
      </Group>
    </fieldset>
  )
}
