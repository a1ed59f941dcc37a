import { Problem, type KindJson, type Verdict } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../components/form-dialog.tsx'
import { widgets } from './widgets.ts'

export interface StepChoice {
  readonly id: string
  readonly label: string
  /** A reason must be given. */
  readonly reason: boolean
  readonly verdict: Verdict
  /** The field it sets, for a step that sets a value. */
  readonly sets?: string
  /** Empty fields that it needs. */
  readonly asks?: readonly string[]
}

/** Asks what a step needs: its value, and why. */
export function StepDialog({
  kind,
  record,
  step,
  error,
  pending,
  onClose,
  onTake,
}: {
  kind: KindJson
  record: RecordJson
  step: StepChoice
  error: Error | null
  pending: boolean
  onClose: () => void
  onTake: (reason: string | undefined, fields: Record<string, unknown> | undefined) => void
}) {
  const { t } = useTranslation('records')
  const [reason, setReason] = useState('')
  const missing = error instanceof Problem ? error.fields.filter(({ field }) => field !== 'reason') : []
  const wanted = [...(step.sets ? [step.sets] : []), ...(step.asks ?? []), ...missing.map(({ field }) => field)]
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({})
  const submit = () => {
    const fields =
      Object.keys(values).length > 0 || step.sets
        ? { ...(step.sets ? { [step.sets]: record.fields[step.sets] ?? null } : {}), ...values }
        : undefined
    onTake(reason.trim() === '' ? undefined : reason, fields)
  }
  return (
    <FormDialog
      title={`${step.label}: ${record.ref}`}
      action={step.label}
      error={error}
      pending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{record.title}</p>
      {[...new Set(wanted)].map((name) => {
        const field = kind.fields[name]
        if (field === undefined) return null
        const { Input } = widgets[field.type]
        return (
          <Input
            key={name}
            field={field}
            label={field.label}
            labels={record.labels}
            value={values[name] ?? record.fields[name]}
            autoFocus={name === wanted[0]}
            error={error instanceof Problem ? error.ofField(name) : undefined}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        )
      })}
      <Textarea
        label={t('step.reason')}
        description={step.reason ? t('step.reasonNeeded') : t('step.reasonOptional')}
        withAsterisk={step.reason}
        required={step.reason}
        autosize
        minRows={2}
        data-autofocus={wanted.length === 0 || undefined}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
