import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { paths } from '../app/paths.ts'
import classes from './entry-layout.module.css'
import { ProblemNote } from '../components/problem-note.tsx'
import { useEnter } from './use-enter.ts'

/** One click into invented data. */
export function SampleOffer({ token }: { token: string }) {
  const { t } = useTranslation('entry')
  const enter = useEnter()
  const open = useMutation({
    mutationFn: () => session.setUpSample(token.trim()),
    onSuccess: ({ org }) => enter(paths.portfolio(org)),
  })
  const missing = token.trim() === ''
  return (
    <section className={classes.sample}>
      <h2>{t('setup.sampleTitle')}</h2>
      <p>{t('setup.sampleText')}</p>
      <ProblemNote error={open.error} />
      {missing && <p>{t('setup.tokenFirst')}</p>}
      <Button
        variant="default"
        loading={open.isPending}
        onClick={() => (missing ? document.getElementById('setup-token')?.focus() : open.mutate())}
      >
        {t('setup.sampleAction')}
      </Button>
    </section>
  )
}
