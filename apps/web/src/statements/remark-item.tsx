import type { Remark } from '@gantry/domain/portfolio/overview'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { LinkButton } from '../components/link-button.tsx'
import classes from './remarks.module.css'
import { useRemarkChange } from './use-remark-change.ts'

const RemarkForm = lazy(() => import('./remark-form.tsx'))
const RemarkHistory = lazy(() => import('./remark-history.tsx'))

/** One remark: who said it when, how it read before, and for its author the way to put it better. */
export function RemarkItem({ remark }: { remark: Remark }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { person } = useOrganisation()
  const mayEdit = useMay('edit').ok
  const mayAdminister = useMay('administer').ok
  const { remove } = useRemarkChange()
  const [editing, setEditing] = useState(false)
  const [history, setHistory] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const own = mayEdit && remark.by !== undefined && remark.by === person
  if (editing) {
    const done = () => {
      setEditing(false)
      requestAnimationFrame(() => edit.current?.focus())
    }
    return (
      <Suspense>
        <RemarkForm remark={remark} onClose={done} />
      </Suspense>
    )
  }
  return (
    <blockquote className={classes.remark}>
      {remark.text}
      <footer>
        <span>{t('story.said', { name: remark.byName, day: format.day(remark.at.slice(0, 10)) })}</span>
        {remark.editedAt && (
          <LinkButton quiet onClick={() => setHistory(true)}>
            {t('story.edited', { day: format.day(remark.editedAt.slice(0, 10)) })}
          </LinkButton>
        )}
        {own && (
          <LinkButton quiet ref={edit} onClick={() => setEditing(true)}>
            {t('story.edit')}
          </LinkButton>
        )}
        {(own || mayAdminister) && (
          <LinkButton quiet onClick={() => remove(remark)}>
            {t('story.remove')}
          </LinkButton>
        )}
      </footer>
      {history && (
        <Suspense>
          <RemarkHistory remark={remark} onClose={() => setHistory(false)} />
        </Suspense>
      )}
    </blockquote>
  )
}
