import { besideCalls, type Verdict } from '@gantry/client'
import { type LinkRole, linkRoleNames, linkRoles } from '@gantry/domain/records/link-roles'
import { ActionIcon, Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { ErrorState } from '../components/error-state.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './beside.module.css'

/** What this record is to others, and others to it. */
export function RecordLinks({ segment, recordRef, edit }: { segment: string; recordRef: string; edit: Verdict }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const calls = besideCalls(http, slug, segment, recordRef)
  const links = useQuery({
    queryKey: ['org', slug, segment, 'one', recordRef, 'links'],
    queryFn: ({ signal }) => calls.links(signal),
  })
  const [to, setTo] = useState('')
  const [role, setRole] = useState<LinkRole>('relates')
  const add = useMutation({
    mutationFn: () => calls.link(to.trim(), role),
    onSuccess: () => {
      setTo('')
      void links.refetch()
    },
  })
  const remove = useMutation({ mutationFn: (id: string) => calls.unlink(id), onSuccess: () => void links.refetch() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <section aria-label={t('tabs.links')}>
      {links.isPending && <SkeletonLines widths={[70, 50]} />}
      {links.isError && <ErrorState error={links.error} onRetry={() => void links.refetch()} />}
      {links.data?.rows.length === 0 && <p className={classes.none}>{t('links.none')}</p>}
      <ul className={classes.items}>
        {links.data?.rows.map((link) => (
          <li key={link.id} className={classes.file}>
            <span className={classes.faint}>{link.reads}</span>
            {'restricted' in link.record ? (
              <em>{t('restricted')}</em>
            ) : (
              <Link to={hrefOfRecord(slug, link.kind, link.record.ref)}>
                {link.record.title} <span className={classes.ref}>{link.record.ref}</span>
              </Link>
            )}
            {edit.ok && !link.field && (
              <ActionIcon size="sm" aria-label={t('links.remove')} onClick={() => remove.mutate(link.id)}>
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {edit.ok && (
        <form onSubmit={submit} className={classes.form}>
          <Group gap={8} align="flex-end">
            <NativeSelect
              label={t('links.role')}
              value={role}
              data={linkRoleNames.map((name) => ({ value: name, label: linkRoles[name].label }))}
              onChange={(event) => setRole(event.currentTarget.value as LinkRole)}
            />
            <TextInput
              label={t('links.to')}
              placeholder="ISS-12"
              value={to}
              required
              w={120}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t('links.add')}
            </Button>
          </Group>
          <ProblemNote error={add.error ?? remove.error} />
        </form>
      )}
    </section>
  )
}
