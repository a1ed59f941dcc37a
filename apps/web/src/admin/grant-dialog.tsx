import { type Grant, type Member, memberCalls, Problem } from '@gantry/client'
import { type Role, roleLabel, roles } from '@gantry/domain/roles'
import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { DayInput } from '../components/day-input.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { RecordPicker } from '../records/record-picker.tsx'

/** A role for a member: new, or the days of one they hold. */
export function GrantDialog({
  member,
  grant,
  onClose,
  onDone,
}: {
  member: Member
  grant?: Grant
  onClose: () => void
  onDone: (text: string) => void
}) {
  const { t } = useTranslation(['admin', 'common'])
  const { slug } = useOrganisation()
  const calls = memberCalls(http, slug)
  const { name, id: person } = member.person
  const [role, setRole] = useState<Role>(grant?.role ?? 'viewer')
  const [initiative, setInitiative] = useState<string | null>(null)
  const [from, setFrom] = useState(grant?.from ?? '')
  const [until, setUntil] = useState(grant?.until ?? '')
  const save = useMutation({
    mutationFn: () =>
      grant
        ? calls.changeGrant(grant.id, { version: grant.version, from: from || null, until: until || null })
        : calls.grant({
            person,
            role,
            initiative: initiative ?? undefined,
            from: from || undefined,
            until: until || undefined,
          }),
    onSuccess: () => onDone(t('members.granted')),
  })
  const remove = useMutation({
    mutationFn: () => calls.removeGrant(grant?.id ?? ''),
    onSuccess: () => onDone(t('members.grantGone')),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const refused = save.error instanceof Problem ? save.error : undefined
  return (
    <Modal
      opened
      onClose={onClose}
      title={grant ? t('members.changeDays', { role: roleLabel[grant.role], name }) : t('members.addRoleTo', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          {!grant && (
            <>
              <NativeSelect
                label={t('members.role')}
                data-autofocus
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
            </>
          )}
          <Group grow>
            <DayInput label={t('members.fromLabel')} value={from} onChange={setFrom} />
            <DayInput
              label={t('members.untilLabel')}
              value={until}
              error={refused?.ofField('until')}
              onChange={setUntil}
            />
          </Group>
          <ProblemNote error={save.error ?? remove.error} />
          <Group justify="space-between">
            {grant ? (
              <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('members.takeRole', { role: roleLabel[grant.role], name })}
              </Button>
            ) : (
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending}>
              {grant ? t('members.saveDays') : t('members.addRole')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
