import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { ProblemNote } from '../components/problem-note.tsx'

export default function ForgotPage() {
  const { t } = useTranslation('entry')
  const [email, setEmail] = useState('')
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => session.setup(signal) })
  const forgot = useMutation({ mutationFn: () => session.forgot(email.trim()) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forgot.mutate()
  }
  return (
    <EntryLayout title={t('forgot.title')} text={setup.data?.mail === false ? t('forgot.noMail') : t('forgot.text')}>
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
        <ProblemNote error={forgot.error} />
        {forgot.isSuccess && (
          <p role="status" className={classes.said}>
            {setup.data?.mail === false ? t('forgot.noMail') : t('forgot.sent')}
          </p>
        )}
        <Button type="submit" loading={forgot.isPending}>
          {t('forgot.action')}
        </Button>
        <Link to={paths.signIn} className={classes.below}>
          {t('forgot.back')}
        </Link>
      </form>
    </EntryLayout>
  )
}
