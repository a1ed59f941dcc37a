import { initiativeCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import classes from './initiative-tree.module.css'
import { RecordPicker } from './record-picker.tsx'

/** Makes an initiative, with everything below it, part of another. */
export function MoveInitiative({ record }: { record: RecordJson }) {
  const { t } = useTranslation(['records', 'common'])
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
      await queries.invalidateQueries({ queryKey: ['org', slug, 'initiatives'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    move.mutate()
  }
  return (
    <div className={classes.move}>
      <ReasonedButton size="xs" variant="default" verdict={record.allowed.edit} onClick={() => setAsking(true)}>
        {t('tree.move')}
      </ReasonedButton>
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('tree.moveTitle', { title: record.title })}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <form onSubmit={submit}>
            <Stack gap={12}>
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
              <ProblemNote error={move.error} />
              <Group justify="flex-end">
                <Button variant="default" onClick={() => setAsking(false)}>
                  {t('common:cancel')}
                </Button>
                <Button type="submit" loading={move.isPending}>
                  {t('tree.move')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal>
      )}
    </div>
  )
}
