import { overviewCalls, Problem } from '@gantry/client'
import type { Remark } from '@gantry/domain/portfolio/overview'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'

/** Changes of remarks, each with the way back; the pages that show them are read anew. */
export function useRemarkChange() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const calls = overviewCalls(http, slug)
  const renew = () => queries.invalidateQueries({ queryKey: ['org', slug] })
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await renew()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      showToast({ text: [error.message, error.mend].filter(Boolean).join(' '), tone: 'problem' })
    }
  }
  return {
    add: async (remark: { period: string; initiative?: string; text: string }) => {
      await calls.remark(remark)
      await renew()
    },
    reword: async (remark: Remark, text: string) => {
      const { version } = await calls.reword(remark.id, { version: remark.version, text })
      const undo = () => attempt(() => calls.reword(remark.id, { version, text: remark.text }))
      showToast({ text: t('story.reworded'), undo })
      await renew()
    },
    remove: (remark: Remark) =>
      void attempt(async () => {
        await calls.takeRemarkAway(remark.id)
        const undo = () => attempt(() => calls.restoreRemark(remark.id))
        showToast({ text: t('story.removed'), undo })
      }),
  }
}
