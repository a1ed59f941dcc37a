import { Problem } from '@gantry/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { PasswordField } from './password-field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'

export default function ResetPage() {
  const { t } = useTranslation('entry')
  const [search] = useUrlState()
  const token = textOf(search.token)
  const [password, setPassword] = useState('')
  const reset = useMutation({ mutationFn: () => session.reset(token ?? '', password) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate()
  }
  if (reset.isSuccess) {
    return (
      <EntryLayout title={t('reset.title')} text={t('reset.done')}>
        <Button component={Link} to={paths.signIn} mt="xl">
          {t('signIn.action')}
        </Button>
      </EntryLayout>
    )
  }
  return (
    <EntryLayout title={t('reset.title')} text={token ? undefined : t('reset.noToken')}>
      <form className={classes.form} onSubmit={submit}>
        {token && (
          <PasswordField
            label={t('newPassword')}
            value={password}
            onChange={setPassword}
            error={reset.error instanceof Problem ? reset.error.ofField('password') : undefined}
          />
        )}
        <ProblemNote error={reset.error} />
        {token && (
          <Button type="submit" loading={reset.isPending}>
            {t('reset.action')}
          </Button>
        )}
        <Link to={paths.forgot} className={classes.below}>
          {t('reset.again')}
        </Link>
      </form>
    </EntryLayout>
  )
}
