import { type Grant, type HandedOver, type Member, memberCalls, Problem } from '@gantry/client'
import { roleLabel } from '@gantry/domain/roles'
import { Button, Group, Menu, Modal } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import classes from './admin.module.css'
import { GrantDialog } from './grant-dialog.tsx'
import { HandOver } from './hand-over.tsx'
import { Invitations } from './invitations.tsx'

type Asking = { readonly grantTo: Member; readonly grant?: Grant } | { readonly remove: Member }

/** Who can sign in, with which roles where and until when; and who is invited. */
export function Members() {
  const { t } = useTranslation(['admin', 'common'])
  const { slug } = useOrganisation()
  const { instant, day } = useFormat()
  const queries = useQueryClient()
  const calls = memberCalls(http, slug)
  const [asking, setAsking] = useState<Asking>()
  const [handed, setHanded] = useState<HandedOver & { email: string }>()
  const members = useQuery({
    queryKey: ['org', slug, 'members'],
    queryFn: ({ signal }) => calls.members(signal),
    meta: { watches: ['member', 'grant', 'invitation', 'person'] },
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['org', slug, 'members'] })
  const tell = (error: Error) =>
    showToast({
      text: error instanceof Problem ? [error.message, error.mend].filter(Boolean).join(' ') : error.message,
      tone: 'problem',
    })
  const act = useMutation({
    mutationFn: ({ work }: { work: () => Promise<unknown>; done: string }) => work(),
    onSuccess: async (_, { done }) => {
      setAsking(undefined)
      await refresh()
      showToast({ text: done })
    },
    onError: tell,
  })
  const reset = useMutation({
    mutationFn: ({ person }: Member) => calls.resetLink(person.id),
    onSuccess: (answer, { email }) => setHanded({ ...answer, email }),
    onError: tell,
  })
  if (members.isPending) return <SkeletonTable rows={6} columns={4} />
  if (members.isError) return <ErrorState error={members.error} onRetry={() => void members.refetch()} />
  return (
    <>
      <TableTwin
        tall
        label={t('members.title')}
        columns={[
          { label: t('members.person') },
          { label: t('members.email') },
          { label: t('members.roles') },
          { label: t('members.seen') },
          { label: '' },
        ]}
        rows={members.data.members.map((member) => [
          <span key="person">
            <Link to={paths.record(slug, 'people', member.person.ref)}>{member.person.name}</Link>
            {member.you && <small className={classes.faint}> ({t('members.you')})</small>}
            {member.resetRequestedAt && (
              <small className={classes.warn}>
                {t('members.askedReset', { at: instant(member.resetRequestedAt) })}
              </small>
            )}
          </span>,
          member.email,
          <ul key="roles" className={classes.roles}>
            {member.roles.map((grant) => (
              <li key={grant.id}>
                <button
                  type="button"
                  className={classes.role}
                  aria-label={t('members.changeDays', { role: roleLabel[grant.role], name: member.person.name })}
                  onClick={() => setAsking({ grantTo: member, grant })}
                >
                  {roleLabel[grant.role]}
                </button>
                <span className={classes.faint}>
                  {[
                    grant.initiative?.title ?? t('members.wholeOrganisation'),
                    grant.from && t('members.from', { day: day(grant.from) }),
                    grant.until && t('members.until', { day: day(grant.until) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>,
          member.lastSeenAt ? instant(member.lastSeenAt) : t('members.never'),
          <Group key="actions" gap={4} wrap="nowrap">
            <Button size="compact-xs" variant="default" onClick={() => setAsking({ grantTo: member })}>
              {t('members.addRole')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t('members.more', { name: member.person.name })}
                >
                  <IconDots size={14} />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => reset.mutate(member)}>{t('members.resetLink')}</Menu.Item>
                <Menu.Item
                  onClick={() =>
                    act.mutate({
                      work: () => calls.signMemberOut(member.person.id),
                      done: t('members.signedOut', { name: member.person.name }),
                    })
                  }
                >
                  {t('members.signOut')}
                </Menu.Item>
                <Menu.Item onClick={() => setAsking({ remove: member })}>{t('members.remove')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>,
        ])}
      />
      <Invitations onHandOver={setHanded} />
      {asking && 'grantTo' in asking && (
        <GrantDialog
          member={asking.grantTo}
          grant={asking.grant}
          onClose={() => setAsking(undefined)}
          onDone={async (text) => {
            setAsking(undefined)
            await refresh()
            showToast({ text })
          }}
        />
      )}
      {asking && 'remove' in asking && (
        <Modal
          opened
          onClose={() => setAsking(undefined)}
          title={t('members.removeTitle', { name: asking.remove.person.name })}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <p>{t('members.removeText')}</p>
          <Group justify="flex-end" mt={16}>
            <Button variant="default" data-autofocus onClick={() => setAsking(undefined)}>
              {t('common:cancel')}
            </Button>
            <Button
              loading={act.isPending}
              onClick={() =>
                act.mutate({
                  work: () => calls.removeMember(asking.remove.person.id),
                  done: t('members.removed', { name: asking.remove.person.name }),
                })
              }
            >
              {t('members.remove')}
            </Button>
          </Group>
        </Modal>
      )}
      {handed && <HandOver handed={handed} onClose={() => setHanded(undefined)} />}
    </>
  )
}
