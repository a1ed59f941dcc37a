import type { Remark } from '@gantry/domain/portfolio/overview'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/me.ts'
import { LinkButton } from '../components/link-button.tsx'
import { RemarkItem } from './remark-item.tsx'
import classes from './remarks.module.css'

const RemarkForm = lazy(() => import('./remark-form.tsx'))

export interface RemarksProps {
  readonly remarks: readonly Remark[]
  readonly period: string
  readonly initiative?: string
}

/** The owner's own words, dated, beside what the rules say. */
export function Remarks({ remarks, period, initiative }: RemarksProps) {
  const { t } = useTranslation('portfolio')
  const may = useMay('edit')
  const [writing, setWriting] = useState(false)
  if (remarks.length === 0 && !may.ok) return null
  return (
    <div className={classes.words}>
      <h3>{t('story.words')}</h3>
      {remarks.map((remark) => (
        <RemarkItem key={remark.id} remark={remark} />
      ))}
      {may.ok && !writing && <LinkButton onClick={() => setWriting(true)}>{t('story.add')}</LinkButton>}
      {writing && (
        <Suspense>
          <RemarkForm period={period} initiative={initiative} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </div>
  )
}
