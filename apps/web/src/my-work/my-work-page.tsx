import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import classes from './my-work.module.css'
import { RecentChanges } from './recent-changes.tsx'
import { WorkList, type WorkListProps } from './work-list.tsx'

/** What waits for whom it is read by: lists that are questions to the API about oneself. */
const lists: readonly WorkListProps[] = [
  {
    id: 'reports',
    kind: 'statusReport',
    segment: 'status-reports',
    filter: ['reporter:eq:me', 'state:in:due|challenged'],
    sort: 'dueOn',
    day: 'dueOn',
  },
  {
    id: 'decisions',
    kind: 'decision',
    segment: 'decisions',
    filter: ['decider:eq:me', 'state:in:asked'],
    sort: 'decideBy',
    day: 'decideBy',
  },
  {
    id: 'actions',
    kind: 'action',
    segment: 'actions',
    filter: ['owner:eq:me', 'state:in:open|inProgress'],
    sort: 'due',
    day: 'due',
  },
  {
    id: 'risks',
    kind: 'risk',
    segment: 'risks',
    filter: ['owner:eq:me', 'state:ne:closed'],
    sort: '-inherentScore',
    day: 'due',
  },
  { id: 'issues', kind: 'issue', segment: 'issues', filter: ['owner:eq:me', 'state:ne:closed'], sort: '-ref' },
]

export default function MyWorkPage() {
  const { t } = useTranslation('work')
  const { person } = useOrganisation()
  useBreadcrumb([{ label: t('title') }])
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {person === null && <EmptyState title={t('none')} text={t('noPerson')} />}
      <div className={classes.grid}>
        {person !== null && lists.map((list) => <WorkList key={list.id} {...list} />)}
        <RecentChanges />
      </div>
    </>
  )
}
