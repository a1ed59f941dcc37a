import { recordCalls } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { fieldsOf, useKinds } from '../records/use-kinds.ts'
import { wordsOf } from '../records/words.ts'
import classes from './my-work.module.css'

const named = 3

/** What was done last with a record, by whom and when. */
export function LastChange({ kind, segment, recordRef }: { kind: string; segment: string; recordRef: string }) {
  const { t } = useTranslation('work')
  const { slug } = useOrganisation()
  const format = useFormat()
  const described = useKinds().data?.find(({ name }) => name === kind)
  const { data } = useQuery({
    queryKey: ['org', slug, segment, 'one', recordRef, 'last-change'],
    queryFn: ({ signal }) => recordCalls(http, slug, segment).history(recordRef, undefined, signal),
    select: ({ entries }) => entries[0],
    meta: { watches: [kind] },
  })
  if (data === undefined || described === undefined) return null
  const fields = fieldsOf(described)
  const what = data.changes.map(({ field }) => fields.find(({ key }) => key === field)?.field.label ?? wordsOf(field))
  const shown =
    what.length > named ? [...what.slice(0, named - 1), t('moreFields', { count: what.length - named + 1 })] : what
  return (
    <span className={classes.note}>
      {data.verb === 'changed' && shown.length > 0
        ? t('changedFields', { fields: shown.join(', ') })
        : t(`did.${data.verb as 'created'}`, { defaultValue: wordsOf(data.verb) })}
      {' · '}
      {data.actor?.name || t('someone')}, {format.instant(data.at)}
    </span>
  )
}
