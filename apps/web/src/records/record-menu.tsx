import { type KindJson, Problem, recordCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import classes from './record-body.module.css'

/** When the record last changed, and taking it away, which can be undone. */
export function RecordMenu({ kind, record, onGone }: { kind: KindJson; record: RecordJson; onGone: () => void }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const { instant } = useFormat()
  const queries = useQueryClient()
  const calls = recordCalls(http, slug, kind.segment)
  const refresh = () => queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
  const remove = useMutation({
    mutationFn: () => calls.remove(record.ref, record.version),
    onSuccess: () => {
      onGone()
      void refresh()
      const undo = async () => {
        await calls.restore(record.ref)
        await refresh()
      }
      showToast({ text: t('removed', { ref: record.ref }), undo })
    },
    onError: (error) =>
      showToast({
        text: error instanceof Problem ? [error.message, error.mend].filter(Boolean).join(' ') : error.message,
        tone: 'problem',
      }),
  })
  return (
    <Group justify="space-between" gap={8}>
      <span className={classes.readOnly}>{t('changedAt', { at: instant(record.updatedAt) })}</span>
      <ReasonedButton
        size="compact-sm"
        variant="subtle"
        color="gray"
        verdict={record.allowed.delete}
        onClick={() => remove.mutate()}
      >
        {t('removeRecord', { ref: record.ref })}
      </ReasonedButton>
    </Group>
  )
}
