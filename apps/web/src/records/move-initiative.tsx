import { initiativeCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { FormDialog } from '../components/form-dialog.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import { RecordPicker } from './record-picker.tsx'

/** Makes an initiative, with everything below it, part of another. */
export function MoveInitiative({ record }: { record: RecordJson }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [parent, setParent] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const move = useMutation({
    mutationFn: () =>
      initiativeCalls(http, slug).move(record.ref, {
        version: record.version,
        parent,
        reason: reason.trim() || undefined,
      }),
    onSuccess: async () => {
      setAsking(false)
      showToast({ text: t('tree.moved', { title: record.title }) })
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  return (
    <>
      <ReasonedButton size="xs" variant="default" verdict={record.allowed.edit} onClick={() => setAsking(true)}>
        {t('tree.move')}
      </ReasonedButton>
      {asking && (
        <FormDialog
          title={t('tree.moveTitle', { title: record.title })}
          action={t('tree.move')}
          error={move.error}
          pending={move.isPending}
          onSubmit={() => move.mutate()}
          onClose={() => setAsking(false)}
        >
          <RecordPicker
            kind="initiative"
            by="ref"
            label={t('tree.moveTo')}
            description={t('tree.moveTop')}
            value={parent}
            onChange={setParent}
          />
          <TextInput
            label={t('tree.moveReason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </FormDialog>
      )}
    </>
  )
}
