import type { HandedOver } from '@gantry/client'
import { Button, CopyButton, Modal, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { showToast } from '../components/toast.ts'

/** A link that goes to one person: mailed, or handed over by whoever sees it here once. */
export function HandOver({ handed, onClose }: { handed: HandedOver & { email: string }; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'common'])
  const { instant } = useFormat()
  return (
    <Modal
      opened
      onClose={onClose}
      title={handed.link ? t('invitations.linkTitle') : handed.email}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {handed.link ? (
        <Stack gap={12}>
          <p>{t('invitations.linkText', { at: handed.expiresAt ? instant(handed.expiresAt) : '' })}</p>
          <TextInput readOnly aria-label={t('invitations.linkTitle')} value={handed.link} data-autofocus />
          <CopyButton value={handed.link}>
            {({ copy }) => (
              <Button
                onClick={() => {
                  copy()
                  showToast({ text: t('common:copied') })
                }}
              >
                {t('invitations.copy')}
              </Button>
            )}
          </CopyButton>
        </Stack>
      ) : (
        <p>{t('invitations.mailed', { email: handed.email })}</p>
      )}
    </Modal>
  )
}
