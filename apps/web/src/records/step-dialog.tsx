import { Problem, type KindJson, type Verdict } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import { widgets } from './widgets.ts'

export interface StepChoice {
  readonly id: string
  readonly label: string
  /** A reason must be given. */
  readonly reason: boolean
  readonly verdict: Verdict
  /** The field it sets, for a step that sets a value. */
  readonly sets?: string
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
  const { t } = useTranslation(['records', 'common'])
  const [reason, setReason] = useState('')
  const missing = error instanceof Problem ? error.fields.filter(({ field }) => field !== 'reason') : []
  const wanted = [...(step.sets ? [step.sets] : []), ...missing.map(({ field }) => field)]
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fields =
      Object.keys(values).length > 0 || step.sets
        ? { ...(step.sets ? { [step.sets]: record.fields[step.sets] ?? null } : {}), ...values }
        : undefined
    onTake(reason.trim() === '' ? undefined : reason, fields)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${step.label}: ${record.ref}`}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
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
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {step.label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
