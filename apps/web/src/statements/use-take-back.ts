import { recordCalls } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'

/** The way back from a decision or question recorded a moment ago; both stay in the history. */
export function useTakeBack() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const client = useQueryClient()
  return async ({ ref, version, state }: RecordJson) => {
    const step = state === 'made' ? 'takeBack' : 'withdraw'
    try {
      await recordCalls(http, slug, 'decisions').step(ref, step, { version, reason: t('decide.takenBackReason') })
      showToast({ text: t('decide.takenBack', { ref }) })
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
    }
    await client.invalidateQueries({ queryKey: ['org', slug] })
  }
}
