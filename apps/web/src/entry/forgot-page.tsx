import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { EmailField, EntryForm } from './entry-form.tsx'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'

export default function ForgotPage() {
  const { t } = useTranslation('entry')
  const [email, setEmail] = useState('')
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => session.setup(signal) })
  const forgot = useMutation({ mutationFn: () => session.forgot(email.trim()) })
  const back = (
    <Link to={paths.signIn} className={classes.below}>
      {t('forgot.back')}
    </Link>
  )
  return (
    <EntryLayout title={t('forgot.title')} text={setup.data?.mail === false ? t('forgot.noMail') : t('forgot.text')}>
      <EntryForm send={forgot} action={t('forgot.action')} below={back}>
        <EmailField value={email} onChange={setEmail} />
        {forgot.isSuccess && (
          <p role="status" className={classes.said}>
            {setup.data?.mail === false ? t('forgot.noMail') : t('forgot.sent')}
          </p>
        )}
      </EntryForm>
    </EntryLayout>
  )
}
