import type { KindJson } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../components/form-dialog.tsx'
import { RecordPicker } from './record-picker.tsx'
import { fieldsOf, type NamedField } from './use-kinds.ts'
import { useSeveralChange } from './use-several-change.ts'
import { widgets } from './widgets.ts'

export type SeveralAsked = { readonly does: 'change' | 'move' } | { readonly does: 'step'; readonly step: string }

/** Asks what shall be done with several records at once: a field, another initiative, or a step. */
export function SeveralDialog({
  kind,
  records,
  asked,
  onClose,
  onDone,
}: {
  kind: KindJson
  records: readonly RecordJson[]
  asked: SeveralAsked
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation('records')
  const writable = fieldsOf(kind).filter(({ name, field }) => field.computed !== true && name !== kind.title)
  const [field, setField] = useState(writable.find(({ name }) => kind.list.includes(name)) ?? writable[0])
  const [value, setValue] = useState<Value>(null)
  const [initiative, setInitiative] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const change = useSeveralChange(kind, onDone)
  const step = asked.does === 'step' ? kind.steps[asked.step] : undefined
  const does = step?.label ?? t(asked.does === 'move' ? 'move.move' : 'several.change')
  const submit = () => {
    if (asked.does === 'step') change.mutate({ records, step: asked.step, reason: reason.trim() || undefined })
    else if (asked.does === 'move') change.mutate({ records, initiative })
    else if (field) change.mutate({ records, field, value })
  }
  return (
    <FormDialog
      title={t('several.does', { does, count: records.length })}
      action={does}
      error={change.error}
      pending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{listed(records)}</p>
      {asked.does === 'change' && field && (
        <ChangedField
          fields={writable}
          field={field}
          value={value}
          onField={(next) => {
            setField(next)
            setValue(null)
          }}
          onValue={setValue}
        />
      )}
      {asked.does === 'move' && (
        <RecordPicker
          kind="initiative"
          by="ref"
          label={t('move.to')}
          description={kind.of === 'either' ? t('move.toNone') : undefined}
          value={initiative}
          data-autofocus
          onChange={setInitiative}
        />
      )}
      {step && (
        <Textarea
          label={t('step.reason')}
          description={step.reason ? t('step.reasonNeeded') : t('step.reasonOptional')}
          withAsterisk={step.reason}
          required={step.reason}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}

const mostListed = 8

function listed(records: readonly RecordJson[]): string {
  const refs = records.slice(0, mostListed).map(({ ref }) => ref)
  return records.length > mostListed ? `${refs.join(', ')} …` : refs.join(', ')
}

function ChangedField({
  fields,
  field,
  value,
  onField,
  onValue,
}: {
  fields: readonly NamedField[]
  field: NamedField
  value: Value
  onField: (field: NamedField) => void
  onValue: (value: Value) => void
}) {
  const { t } = useTranslation('records')
  const { Input } = widgets[field.field.type]
  return (
    <>
      <NativeSelect
        label={t('several.field')}
        data-autofocus
        value={field.key}
        data={fields.map((each) => ({ value: each.key, label: each.field.label }))}
        onChange={(event) => {
          const next = fields.find(({ key }) => key === event.currentTarget.value)
          if (next) onField(next)
        }}
      />
      <Input
        key={field.key}
        field={field.field}
        value={value}
        label={t('several.value')}
        description={t('several.empty')}
        onChange={onValue}
      />
    </>
  )
}
