import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EmailField, EntryForm } from './entry-form.tsx'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { safeTarget } from './safe-target.ts'
import { useEnter } from './use-enter.ts'

export default function SignInPage() {
  const { t } = useTranslation('entry')
  const [search] = useUrlState()
  const enter = useEnter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => session.signIn(email.trim(), password),
    onSuccess: () => enter(safeTarget(textOf(search.then))),
  })
  const forgot = (
    <Link to={paths.forgot} className={classes.below}>
      {t('signIn.forgot')}
    </Link>
  )
  return (
    <EntryLayout title={t('signIn.title')}>
      <EntryForm send={signIn} action={t('signIn.action')} below={forgot}>
        <EmailField value={email} onChange={setEmail} />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </EntryForm>
    </EntryLayout>
  )
}
