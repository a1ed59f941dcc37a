import { Problem, type Rate } from '@gantry/client'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { type RateDraft, RateFields, rateOf } from './rate-fields.tsx'
import type { useRates } from './use-rates.ts'

/** A rate that was entered wrongly, put right; one changed meanwhile is shown as it stands. */
export function CorrectRate({
  rate,
  correct,
  onClose,
}: {
  rate: Rate
  correct: ReturnType<typeof useRates>['correct']
  onClose: () => void
}) {
  const { t } = useTranslation(['admin', 'common'])
  const format = useFormat()
  const [draft, setDraft] = useState<RateDraft>(rate)
  const close = () => {
    correct.reset()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    correct.mutate({ ...rate, ...rateOf(draft) }, { onSuccess: close })
  }
  const theirs =
    correct.error instanceof Problem && correct.error.both ? (correct.error.both.theirs as Rate) : undefined
  return (
    <Modal
      opened
      onClose={close}
      title={t('rates.changeTitle', { from: rate.from, to: rate.to })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          <RateFields draft={draft} onChange={setDraft} refusal={correct.error} />
          {theirs ? (
            <p role="alert">{t('rates.stale', { ...theirs, day: format.day(theirs.day) })}</p>
          ) : (
            <ProblemNote error={correct.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={correct.isPending} disabled={theirs !== undefined}>
              {t('rates.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
