import { type HandedOver, memberCalls, Problem } from '@gantry/client'
import { type Role, roleLabel, roles } from '@gantry/domain/roles'
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { RecordPicker } from '../records/record-picker.tsx'
import classes from './admin.module.css'

/** Who is invited and has not come yet. */
export function Invitations({ onHandOver }: { onHandOver: (handed: HandedOver & { email: string }) => void }) {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const { instant } = useFormat()
  const calls = memberCalls(http, slug)
  const [inviting, setInviting] = useState(false)
  const open = useQuery({
    queryKey: ['org', slug, 'invitations'],
    queryFn: ({ signal }) => calls.invitations(signal),
    meta: { watches: ['invitation', 'member'] },
  })
  const renew = useMutation({
    mutationFn: (id: string) => calls.renew(id),
    onSuccess: (answer) => {
      void open.refetch()
      onHandOver(answer)
    },
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => calls.withdraw(id),
    onSuccess: () => {
      void open.refetch()
      showToast({ text: t('invitations.withdrawn') })
    },
  })
  const rows = open.data?.invitations ?? []
  return (
    <section className={classes.section} aria-labelledby="invitations">
      <Group justify="space-between" mb={8}>
        <h2 id="invitations">{t('invitations.title')}</h2>
        <Button onClick={() => setInviting(true)}>{t('invitations.invite')}</Button>
      </Group>
      {open.isError && <ErrorState error={open.error} />}
      {open.data && rows.length === 0 && <p className={classes.faint}>{t('invitations.none')}</p>}
      {rows.length > 0 && (
        <TableTwin
          tall
          label={t('invitations.title')}
          columns={[
            { label: t('invitations.email') },
            { label: t('invitations.name') },
            { label: t('members.untilLabel') },
            { label: '' },
          ]}
          rows={rows.map((row) => [
            row.email,
            row.person.name,
            row.expired ? t('invitations.expired') : instant(row.expiresAt),
            <Group key="actions" gap={4} wrap="nowrap">
              <Button size="compact-xs" variant="default" onClick={() => renew.mutate(row.id)}>
                {t('invitations.renew')}
              </Button>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => withdraw.mutate(row.id)}>
                {t('invitations.withdraw')}
              </Button>
            </Group>,
          ])}
        />
      )}
      <ProblemNote error={renew.error ?? withdraw.error} />
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onDone={(handed) => {
            setInviting(false)
            void open.refetch()
            onHandOver(handed)
          }}
        />
      )}
    </section>
  )
}

function InviteDialog({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (handed: HandedOver & { email: string }) => void
}) {
  const { t } = useTranslation(['admin', 'common'])
  const { slug } = useOrganisation()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [initiative, setInitiative] = useState<string | null>(null)
  const invite = useMutation({
    mutationFn: () =>
      memberCalls(http, slug).invite({
        email: email.trim(),
        name: name.trim() || undefined,
        roles: [{ role, initiative: initiative ?? undefined }],
      }),
    onSuccess: onDone,
  })
  const refused = invite.error instanceof Problem ? invite.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('invitations.inviteTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            type="email"
            required
            data-autofocus
            label={t('invitations.email')}
            value={email}
            error={refused?.ofField('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label={t('invitations.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('members.role')}
            value={role}
            data={roles.map((value) => ({ value, label: roleLabel[value] }))}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          />
          <RecordPicker
            kind="initiative"
            by="ref"
            label={t('members.on')}
            description={t('members.onHelp')}
            value={initiative}
            onChange={setInitiative}
          />
          <ProblemNote error={invite.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t('invitations.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
