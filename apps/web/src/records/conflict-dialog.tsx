import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TableTwin } from '../components/table-twin.tsx'
import { FieldValue } from './field-value.tsx'
import type { Conflict } from './use-record-change.ts'

/** Both sides when two people changed the same record: nothing is overwritten unseen. */
export function ConflictDialog({
  conflict,
  onResolve,
}: {
  conflict: Conflict | undefined
  onResolve: (keep: 'mine' | 'theirs' | undefined) => void
}) {
  const { t } = useTranslation(['records', 'common'])
  if (conflict === undefined) return null
  const { field, mine, theirs } = conflict
  const asTyped: typeof theirs = {
    ...theirs,
    absent: 'absent' in mine ? { [field.key]: mine.absent } : {},
    [field.custom ? 'custom' : 'fields']: { [field.key]: 'value' in mine ? mine.value : null },
  }
  return (
    <Modal
      opened
      onClose={() => onResolve(undefined)}
      title={t('conflict.title', { ref: theirs.ref })}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p>{t('conflict.text')}</p>
      <TableTwin
        tall
        columns={[{ label: t('conflict.field') }, { label: t('conflict.theirs') }, { label: t('conflict.mine') }]}
        rows={[
          [
            field.field.label,
            <FieldValue key="theirs" record={theirs} field={field} whole />,
            <FieldValue key="mine" record={asTyped} field={field} whole />,
          ],
        ]}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => onResolve('theirs')}>
          {t('conflict.keepTheirs')}
        </Button>
        <Button onClick={() => onResolve('mine')}>{t('conflict.keepMine')}</Button>
      </Group>
    </Modal>
  )
}
