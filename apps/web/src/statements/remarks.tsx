import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import classes from './remarks.module.css'

const RemarkForm = lazy(() => import('./remark-form.tsx'))

export interface RemarksProps {
  readonly remarks: readonly { readonly text: string; readonly byName: string; readonly at: string }[]
  readonly period: string
  readonly initiative?: string
}

/** The owner's own words, dated, beside what the rules say. */
export function Remarks({ remarks, period, initiative }: RemarksProps) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const may = useMay('edit')
  const [writing, setWriting] = useState(false)
  if (remarks.length === 0 && !may.ok) return null
  return (
    <div className={classes.words}>
      <h3>{t('story.words')}</h3>
      {remarks.map(({ text, byName, at }) => (
        <blockquote key={at} className={classes.remark}>
          {text}
          <footer>{t('story.said', { name: byName, day: format.day(at.slice(0, 10)) })}</footer>
        </blockquote>
      ))}
      {may.ok && !writing && (
        <button type="button" className={classes.add} onClick={() => setWriting(true)}>
          {t('story.add')}
        </button>
      )}
      {writing && (
        <Suspense>
          <RemarkForm period={period} initiative={initiative} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </div>
  )
}
