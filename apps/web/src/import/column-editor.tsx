import type { ColumnProposal, ColumnRule } from '@gantry/client'
import { type AbsenceType, absenceTypes } from '@gantry/domain/absence'
import { type ValueType, valueTypes } from '@gantry/domain/import/types'
import { Button, CloseButton, Group, Modal, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsOf } from '../records/words.ts'
import { customTarget, multipliers, targetLabel, targets } from './targets.ts'
import classes from './import.module.css'

/** How one column is read: its field, currency and unit, date order, scale, and what stands for an absence. */
export function ColumnEditor({
  column,
  onClose,
  onChange,
}: {
  column: ColumnProposal
  onClose: () => void
  onChange: (column: ColumnProposal) => void
}) {
  const { t } = useTranslation(['import', 'common'])
  const [draft, setDraft] = useState(column)
  const custom = draft.target.startsWith('custom.')
  const type = draft.type
  const toTarget = (target: string | null) => {
    if (target === null) return
    const own = targets.find((each) => each.target === target)
    if (target === 'custom') {
      const label = column.label ?? column.header
      setDraft({ ...draft, target: column.target.startsWith('custom.') ? column.target : customTarget(label), label })
    } else
      setDraft({
        ...draft,
        target,
        type: own?.type ?? draft.type,
        label: undefined,
        format: own?.type === draft.type ? draft.format : {},
      })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={column.header}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap={12}>
        <p className={classes.faint}>
          {column.reason} · {t('columns.counts', column.counts)}
        </p>
        <Select
          searchable
          data-autofocus
          label={t('columns.field')}
          value={custom ? 'custom' : draft.target}
          data={[
            { value: 'ignore', label: t('columns.ignore') },
            { value: 'custom', label: t('columns.custom') },
            ...targets.map(({ target }) => ({ value: target, label: targetLabel({ target, header: '' }) })),
          ]}
          onChange={toTarget}
        />
        {custom && (
          <Group grow>
            <TextInput
              label={t('columns.label')}
              value={draft.label ?? ''}
              maxLength={80}
              onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('columns.type')}
              value={type}
              data={valueTypes.map((each) => ({ value: each, label: wordsOf(each) }))}
              onChange={(event) => setDraft({ ...draft, type: event.currentTarget.value as ValueType, format: {} })}
            />
          </Group>
        )}
        {draft.target !== 'ignore' && <Formats draft={draft} onChange={setDraft} />}
        {column.definition.text !== '' && (
          <p className={classes.faint}>
            {t('columns.definition')}: {column.definition.text}
          </p>
        )}
        {draft.target !== 'ignore' && (
          <Rules rules={draft.rules} onChange={(rules) => setDraft({ ...draft, rules: [...rules] })} />
        )}
        <p className={classes.faint}>
          {t('columns.samples')}: {column.samples.join(' · ')}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => onChange({ ...draft, by: 'person' })}>{t('common:save')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Formats({ draft, onChange }: { draft: ColumnProposal; onChange: (draft: ColumnProposal) => void }) {
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
      <Group grow align="flex-end">
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
      </Group>
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

/** Rules that read some value as absent, each with its reason. */
function Rules({
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
