import { memberCalls, type OrganisationChange, Problem } from '@gantry/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'

/** The organisation's settings, and changing them. */
export function useSettings() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const calls = memberCalls(http, slug)
  const settings = useQuery({
    queryKey: ['org', slug, 'organisation'],
    queryFn: ({ signal }) => calls.organisation(signal),
    meta: { watches: ['organisation'] },
  })
  const save = useMutation({
    mutationFn: (change: OrganisationChange) => calls.changeOrganisation(change),
    onSuccess: (after) => {
      queries.setQueryData(['org', slug, 'organisation'], after)
      void queries.invalidateQueries({ queryKey: ['me'] })
      showToast({ text: t('saved') })
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) void settings.refetch()
    },
  })
  const stale = save.error instanceof Problem && save.error.status === 409
  return { settings, save, stale }
}
