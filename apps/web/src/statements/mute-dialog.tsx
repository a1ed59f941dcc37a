import { overviewCalls, Problem } from '@gantry/client'
import type { Finding } from '@gantry/domain/portfolio/overview'
import { Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { DayInput } from '../components/day-input.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { useFormat } from '../components/format.ts'
import { showToast } from '../components/toast.ts'
import { today } from '../components/today.ts'

const usualDays = 90

/** Leaves a finding out of questions and story, with a reason, until it is looked at again. */
export function MuteDialog({ finding, onClose }: { finding: Pick<Finding, 'rule' | 'subject'>; onClose: () => void }) {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const format = useFormat()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [reviewOn, setReviewOn] = useState(() => today(usualDays))
  const calls = overviewCalls(http, slug)
  const refresh = () => client.invalidateQueries({ queryKey: ['org', slug] })
  const mute = useMutation({
    mutationFn: () => calls.mute({ rule: finding.rule, subject: finding.subject.id, reason: reason.trim(), reviewOn }),
    onSuccess: ({ id }) => {
      const undo = id === undefined ? undefined : () => calls.unmute(id).then(refresh)
      showToast({ text: t('findings.mutedDone', { day: format.day(reviewOn) }), undo })
      void refresh()
      onClose()
    },
  })
  const problem = mute.error instanceof Problem ? mute.error : undefined
  return (
    <FormDialog
      title={t('findings.muteTitle')}
      action={t('findings.mute')}
      error={mute.error}
      pending={mute.isPending}
      onSubmit={() => mute.mutate()}
      onClose={onClose}
    >
      <p>{t('findings.muteText')}</p>
      <Textarea
        data-autofocus
        label={t('findings.reason')}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        value={reason}
        error={problem?.ofField('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayInput
        label={t('findings.reviewOn')}
        min={today(1)}
        required
        withAsterisk={false}
        value={reviewOn}
        error={problem?.ofField('reviewOn')}
        onChange={setReviewOn}
      />
    </FormDialog>
  )
}
