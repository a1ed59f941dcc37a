import { overviewCalls } from '@gantry/client'
import type { Remark } from '@gantry/domain/portfolio/overview'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { EvidenceProblem } from '../components/evidence.tsx'
import { useFormat } from '../components/format.ts'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import classes from './remarks.module.css'

/** How a remark read before, newest first. */
export default function RemarkHistory({ remark, onClose }: { remark: Remark; onClose: () => void }) {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const format = useFormat()
  const history = useQuery({
    queryKey: ['org', slug, 'remarks', remark.id, 'history', remark.version],
    queryFn: ({ signal }) => overviewCalls(http, slug).remarkHistory(remark.id, signal),
  })
  return (
    <SidePanel title={t('story.history')} onClose={onClose}>
      {history.isPending && <SkeletonLines widths={[90, 60]} />}
      {history.isError && <EvidenceProblem error={history.error} />}
      <ol className={classes.history}>
        {history.data?.entries.map(({ at, byName, verb, text }) => (
          <li key={at}>
            <p className={classes.when}>{t(`story.did.${verb}`, { name: byName, at: format.instant(at) })}</p>
            {text && <p className={classes.remark}>{text}</p>}
          </li>
        ))}
      </ol>
    </SidePanel>
  )
}
