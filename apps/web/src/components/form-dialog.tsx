import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from './problem-note.tsx'

export interface FormDialogProps {
  readonly title: string
  /** The verb on its button. */
  readonly action: string
  readonly children: ReactNode
  readonly error: Error | null
  readonly pending: boolean
  /** Something that is needed is missing still. */
  readonly incomplete?: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** A question that needs a few answers: its fields, what was refused, the way back and the verb. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, children, error, pending, incomplete = false, onSubmit, onClose } = props
  const { t } = useTranslation()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          {children}
          <ProblemNote error={error} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={incomplete}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
