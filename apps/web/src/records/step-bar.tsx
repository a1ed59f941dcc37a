import { type KindJson, recordCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import { putRecord } from './record-cache.ts'
import { type StepChoice, StepDialog } from './step-dialog.tsx'
import { stepsOf } from './steps-of.ts'
import { wordsOf } from './words.ts'

/** What can be done with the record in its state; a refused step says why. */
export function StepBar({ kind, record, size = 'xs' }: { kind: KindJson; record: RecordJson; size?: 'xs' | 'sm' }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<StepChoice>()
  const take = useMutation({
    mutationFn: ({ step, reason, fields }: { step: string; reason?: string; fields?: Record<string, unknown> }) =>
      recordCalls(http, slug, kind.segment).step(record.ref, step, { version: record.version, reason, fields }),
    onSuccess: (after) => {
      putRecord(queries, slug, kind, after)
      setAsking(undefined)
      showToast({ text: t('stepped', { ref: after.ref, state: after.state ? wordsOf(after.state) : after.title }) })
      void queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
    },
  })
  const steps = stepsOf(kind, record)
  if (steps.length === 0) return null
  return (
    <>
      <Group gap={8}>
        {steps.map((step, at) => (
          <ReasonedButton
            key={step.id}
            size={size}
            verdict={step.verdict}
            variant={at === 0 && step.sets === undefined ? 'filled' : 'default'}
            loading={take.isPending && take.variables.step === step.id}
            onClick={() => setAsking(step)}
          >
            {step.label}
          </ReasonedButton>
        ))}
      </Group>
      {asking && (
        <StepDialog
          kind={kind}
          record={record}
          step={asking}
          error={take.error}
          pending={take.isPending}
          onClose={() => {
            take.reset()
            setAsking(undefined)
          }}
          onTake={(reason, fields) => take.mutate({ step: asking.id, reason, fields })}
        />
      )}
    </>
  )
}
