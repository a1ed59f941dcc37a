import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { ProblemNote } from '../components/problem-note.tsx'
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <EntryLayout title={t('signIn.title')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNote error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.action')}
        </Button>
        <Link to={paths.forgot} className={classes.below}>
          {t('signIn.forgot')}
        </Link>
      </form>
    </EntryLayout>
  )
}
