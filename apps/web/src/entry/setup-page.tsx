import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { EntryLayout } from './entry-layout.tsx'
import classes from './entry-layout.module.css'
import { ProblemNote } from '../components/problem-note.tsx'
import { SampleOffer } from './sample-offer.tsx'
import { SetupForm } from './setup-form.tsx'

/** First run: name the organisation and create the administrator, or look around in the sample. */
export default function SetupPage() {
  const { t } = useTranslation('entry')
  const [search, change] = useUrlState()
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => session.setup(signal) })
  const given = textOf(search.token)
  const [token, setToken] = useState(given ?? '')
  // Whoever has it becomes the administrator: it stays neither in the address nor in the browser's history.
  useEffect(() => {
    if (given !== undefined) change({ token: undefined })
  }, [given, change])
  if (setup.data && !setup.data.needsSetup) {
    return (
      <EntryLayout title={t('setup.title')} text={t('setup.already')}>
        <p className={classes.form}>
          <Link to={paths.signIn}>{t('signIn.title')}</Link>
        </p>
      </EntryLayout>
    )
  }
  return (
    <EntryLayout title={t('setup.title')} text={t('setup.text')} wide>
      <ProblemNote error={setup.error} />
      <SetupForm token={token} onToken={setToken} />
      <SampleOffer token={token} />
    </EntryLayout>
  )
}
