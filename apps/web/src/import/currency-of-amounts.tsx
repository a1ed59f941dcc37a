import { importCalls } from '@gantry/client'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import { currencies } from '../entry/defaults.ts'
import classes from './currency-of-amounts.module.css'

/** ISO 4217 for “no currency”: takes back what was said. */
const none = 'XXX'

/** Of amounts whose files named no currency: how many there are, and the place to say which it is, or to correct it. */
export default function CurrencyOfAmounts({ importId }: { importId?: string }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const calls = importCalls(http, slug)
  const [currency, setCurrency] = useState('')
  const standing = useQuery({
    queryKey: ['org', slug, 'currency-of-amounts', importId ?? null],
    queryFn: ({ signal }) => calls.currency(importId, signal),
    meta: { watches: ['statusReport', 'import'] },
  })
  const say = useMutation({
    mutationFn: (code: string) => calls.sayCurrency(code, importId),
    onSuccess: async ({ reports }, code) => {
      const undo = async () => {
        await calls.sayCurrency(none, importId)
        await queries.invalidateQueries({ queryKey: ['org', slug] })
      }
      showToast(
        code === none
          ? { text: t('amounts.takenBack', { count: reports }) }
          : { text: t('amounts.done', { count: reports, currency: code }), undo },
      )
      setCurrency('')
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  if (!standing.data) return null
  const { unknown, said, allowed } = standing.data
  if (unknown === 0 && said.length === 0) return null
  return (
    <div className={classes.frame} role="group" aria-label={t('amounts.title')}>
      <p>
        {unknown > 0 && t('amounts.unknown', { count: unknown })}{' '}
        {said.map((each) => t('amounts.said', { count: each.reports, currency: each.currency })).join(' ')}
      </p>
      <div className={classes.tools}>
        <NativeSelect
          size="xs"
          label={t('amounts.currency')}
          value={currency}
          data={[{ value: '', label: t('amounts.choose') }, ...currencies()]}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
        <ReasonedButton
          verdict={allowed.set}
          size="xs"
          loading={say.isPending}
          disabled={currency === ''}
          onClick={() => say.mutate(currency)}
        >
          {unknown > 0 ? t('amounts.set') : t('amounts.correct')}
        </ReasonedButton>
        {said.length > 0 && allowed.set.ok && (
          <Button size="xs" variant="subtle" color="gray" loading={say.isPending} onClick={() => say.mutate(none)}>
            {t('amounts.takeBack')}
          </Button>
        )}
      </div>
      <ProblemNote error={say.error} />
    </div>
  )
}
