import { cycleCalls, type KindJson, Problem } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useMay, useOrganisation } from '../api/me.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import { widgets } from '../records/widgets.ts'

/** A report that stands is corrected with a reason; both values are kept. */
export function CorrectReport({ kind, record }: { kind: KindJson; record: RecordJson }) {
  const { t } = useTranslation(['cycle', 'common'])
  const { slug } = useOrganisation()
  const may = useMay('edit')
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const fields = Object.entries(kind.fields).filter(([, { computed, type }]) => !computed && type !== 'ref')
  const [name, setName] = useState('endDate')
  const [value, setValue] = useState<Value>(record.fields.endDate ?? null)
  const [reason, setReason] = useState('')
  const correct = useMutation({
    mutationFn: () =>
      cycleCalls(http, slug).correct(record.ref, {
        version: record.version,
        reason: reason.trim(),
        fields: { [name]: value },
      }),
    onSuccess: async () => {
      setAsking(false)
      showToast({ text: t('report.corrected', { ref: record.ref }) })
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    correct.mutate()
  }
  const field = kind.fields[name]
  const Input = field && widgets[field.type].Input
  return (
    <>
      <ReasonedButton variant="default" verdict={may} onClick={() => setAsking(true)}>
        {t('report.correct')}
      </ReasonedButton>
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('report.correctTitle', { ref: record.ref })}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <form onSubmit={submit}>
            <Stack gap={12}>
              <p>{t('report.correctText')}</p>
              <NativeSelect
                label={t('report.field')}
                value={name}
                data={fields.map(([key, { label }]) => ({ value: key, label }))}
                onChange={(event) => {
                  setName(event.currentTarget.value)
                  setValue(record.fields[event.currentTarget.value] ?? null)
                }}
              />
              {field && Input && (
                <Input
                  key={name}
                  field={field}
                  label={field.label}
                  labels={record.labels}
                  value={value}
                  error={correct.error instanceof Problem ? correct.error.ofField(name) : undefined}
                  onChange={setValue}
                />
              )}
              <Textarea
                label={t('reason')}
                required
                autosize
                minRows={2}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <ProblemNote error={correct.error} />
              <Group justify="flex-end">
                <Button variant="default" onClick={() => setAsking(false)}>
                  {t('common:cancel')}
                </Button>
                <Button type="submit" loading={correct.isPending}>
                  {t('report.correct')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal>
      )}
    </>
  )
}
