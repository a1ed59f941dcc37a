import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { RecordComments } from '../records/record-comments.tsx'
import { RecordFields } from '../records/record-fields.tsx'
import { RecordFiles } from '../records/record-files.tsx'
import { RecordLinks } from '../records/record-links.tsx'
import classes from './fields-tab.module.css'
import { useInitiative } from './use-initiative.ts'

/** The initiative's own fields, changed in their place, and what stands beside it. */
export default function FieldsTab({ initiative }: { initiative: string }) {
  const { t } = useTranslation('records')
  const { known, error, retry } = useInitiative(initiative)
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (known === undefined) return <SkeletonLines widths={[60, 90, 80, 85]} />
  const { kind, record } = known
  const { edit } = record.allowed
  return (
    <div className={classes.columns}>
      <section aria-labelledby="fields">
        <h2 id="fields">{t('tabs.details')}</h2>
        {!edit.ok && <p className={classes.why}>{[edit.reason, edit.who].filter(Boolean).join(' ')}</p>}
        <RecordFields kind={kind} record={record} />
      </section>
      <div className={classes.beside}>
        <section aria-labelledby="comments">
          <h2 id="comments">{t('tabs.comments')}</h2>
          <RecordComments segment={kind.segment} recordRef={record.ref} />
        </section>
        <section aria-labelledby="files">
          <h2 id="files">{t('tabs.files')}</h2>
          <RecordFiles segment={kind.segment} recordRef={record.ref} edit={edit} />
        </section>
        <section aria-labelledby="links">
          <h2 id="links">{t('tabs.links')}</h2>
          <RecordLinks segment={kind.segment} recordRef={record.ref} edit={edit} />
        </section>
      </div>
    </div>
  )
}
