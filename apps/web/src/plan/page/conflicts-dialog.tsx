import { Button, Group, Modal, Stack } from '@mantine/core'
import { type Conflict, settled } from '@gantry/planning/editing'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { TableTwin } from '../../components/table-twin.tsx'
import { showToast } from '../../components/toast.ts'
import { dayText } from '../text/date-text.ts'
import { dayOf } from '@gantry/planning/time/days'
import { durationText } from '../text/duration-text.ts'
import type { Overtaken, PlanSession } from '../session/plan-session.ts'
import type { PlanSync } from '../sync/plan-sync.ts'

interface ConflictsProps {
  readonly sync: PlanSync
  readonly session: PlanSession
  readonly onClose: () => void
}

/** Each field that both sides changed, with both values: one's own is kept, or theirs. */
export default function ConflictsDialog({ sync, session, onClose }: ConflictsProps) {
  const { t } = useTranslation('plan')
  const { overtaken } = useSyncExternalStore(sync.subscribe, sync.said)
  const decide = ({ command, refusal }: Overtaken, own: boolean) => {
    const again = own ? settled(session.book, command, refusal.conflicts, () => true) : undefined
    const outcome = again && session.runAs(again)
    if (outcome?.refusal) return showToast({ text: outcome.refusal.sentence, tone: 'problem' })
    sync.settle(command.id)
    if (overtaken.length <= 1) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('conflicts.title')}
      closeButtonProps={{ 'aria-label': t('conflicts.close') }}
    >
      <Stack gap={24}>
        {overtaken.map((one) => (
          <Stack key={one.command.id} gap={8}>
            <p>{one.refusal.sentence}</p>
            {one.refusal.conflicts.length > 0 && (
              <TableTwin
                columns={[
                  { label: t('column.name') },
                  { label: t('conflicts.field') },
                  { label: t('conflicts.mine') },
                  { label: t('conflicts.theirs') },
                ]}
                rows={one.refusal.conflicts
                  .slice(0, 20)
                  .map((conflict) => [
                    session.book.task.get(conflict.id)?.name ?? conflict.on,
                    conflict.field ?? t('conflicts.row'),
                    said(session, conflict, conflict.now, t('conflicts.gone')),
                    said(session, conflict, conflict.there, t('conflicts.gone')),
                  ])}
              />
            )}
            <Group gap={8} justify="flex-end">
              <Button variant="default" size="xs" onClick={() => decide(one, false)}>
                {t(one.refusal.conflicts.length > 0 ? 'conflicts.keepTheirs' : 'conflicts.letGo')}
              </Button>
              {one.refusal.conflicts.length > 0 && (
                <Button size="xs" onClick={() => decide(one, true)}>
                  {t('conflicts.keepMine')}
                </Button>
              )}
            </Group>
          </Stack>
        ))}
      </Stack>
    </Modal>
  )
}

/** A value of a field, as people write it. */
function said({ book }: PlanSession, { field }: Conflict, value: unknown, gone: string): string {
  if (value === null || value === undefined) return gone
  if (typeof value === 'number' && field === 'duration') return durationText(value, false, book.settings.units)
  if (typeof value === 'number' && (field === 'deadline' || field === 'start' || field === 'finish'))
    return dayText(dayOf(value))
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}
