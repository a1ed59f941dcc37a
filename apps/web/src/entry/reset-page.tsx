import { Problem } from '@gantry/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { PasswordField } from './password-field.tsx'

export default function ResetPage() {
  const { t } = useTranslation('entry')
  const [search] = useUrlState()
  const token = textOf(search.token)
  const [password, setPassword] = useState('')
  const reset = useMutation({ mutationFn: () => session.reset(token ?? '', password) })
  const again = (
    <Link to={paths.forgot} className={classes.below}>
      {t('reset.again')}
    </Link>
  )
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
      <EntryForm send={reset} action={token && t('reset.action')} below={again}>
        {token && (
          <PasswordField
            label={t('newPassword')}
            value={password}
            onChange={setPassword}
            error={reset.error instanceof Problem ? reset.error.ofField('password') : undefined}
          />
        )}
      </EntryForm>
    </EntryLayout>
  )
}
