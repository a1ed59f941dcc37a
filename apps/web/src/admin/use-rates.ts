import { type Rate, rateCalls } from '@gantry/client'
import type { RateTable } from '@gantry/domain/portfolio/facts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { showToast } from '../components/toast.ts'

/** The exchange rates, and every change of them; what is converted by them is asked for anew. */
export function useRates() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const format = useFormat()
  const queries = useQueryClient()
  const calls = rateCalls(http, slug)
  const refresh = () => queries.invalidateQueries({ queryKey: ['org', slug] })
  const rates = useQuery({
    queryKey: ['org', slug, 'rates'],
    queryFn: ({ signal }) => calls.rates(signal),
    meta: { watches: ['rate', 'organisation'] },
  })
  const add = useMutation({
    mutationFn: (added: readonly RateTable[]) => calls.add(added),
    onSuccess: async ({ rows }) => {
      await refresh()
      const [rate] = rows
      if (rows.length === 1 && rate) showToast({ text: t('rates.added', { ...rate, day: format.day(rate.day) }) })
      else showToast({ text: t('rates.addedCount', { count: rows.length }) })
    },
  })
  const correct = useMutation({
    mutationFn: ({ id, ...change }: Rate) =>
      calls.correct(id, {
        version: change.version,
        from: change.from,
        to: change.to,
        day: change.day,
        rate: change.rate,
        source: change.source,
      }),
    onSuccess: async () => {
      await refresh()
      showToast({ text: t('rates.saved') })
    },
    onError: () => void refresh(),
  })
  const remove = useMutation({
    mutationFn: (rate: Rate) => calls.remove(rate),
    onSuccess: async (rate) => {
      await refresh()
      const undo = async () => {
        await calls.restore(rate.id).catch((error: Error) => showToast({ text: error.message, tone: 'problem' }))
        await refresh()
      }
      showToast({ text: t('rates.removed', { ...rate }), undo })
    },
    onError: () => void refresh(),
  })
  return { rates, add, correct, remove }
}
