import { Problem } from '@gantry/client'
import { TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { SkeletonLines } from '../components/skeletons.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { PasswordField } from './password-field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { useEnter } from './use-enter.ts'

export default function InvitationPage() {
  const { t } = useTranslation('entry')
  const [search] = useUrlState()
  const token = textOf(search.token)
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => session.invitation(token ?? '', signal),
    enabled: token !== undefined,
  })
  const organisation = offer.data?.organisation ?? 'Gantry'
  const notWhole = token === undefined ? t('invitation.noToken') : undefined
  const said =
    offer.data &&
    [
      t('invitation.text', { email: offer.data.email }),
      offer.data.invitedBy && t('invitation.by', { name: offer.data.invitedBy }),
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <EntryLayout title={t('invitation.title', { organisation })} text={notWhole ?? said}>
      {offer.isLoading && <SkeletonLines />}
      {offer.isError && (
        <div className={classes.form}>
          <ProblemNote error={offer.error} />
          <p className={classes.below}>{t('invitation.spent')}</p>
        </div>
      )}
      {offer.data && token && (
        <AcceptForm token={token} name={offer.data.name ?? ''} hasAccount={offer.data.hasAccount === true} />
      )}
    </EntryLayout>
  )
}

function AcceptForm({ token, name: offered, hasAccount }: { token: string; name: string; hasAccount: boolean }) {
  const { t } = useTranslation('entry')
  const enter = useEnter()
  const [name, setName] = useState(offered)
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => session.acceptInvitation(token, hasAccount ? { password } : { name: name.trim(), password }),
    onSuccess: () => enter(),
  })
  const problem = accept.error instanceof Problem ? accept.error : undefined
  return (
    <EntryForm send={accept} action={t('invitation.action')}>
      {!hasAccount && (
        <TextInput
          label={t('name')}
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          error={problem?.ofField('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordField
        label={t('password')}
        value={password}
        onChange={setPassword}
        error={problem?.ofField('password')}
      />
    </EntryForm>
  )
}
