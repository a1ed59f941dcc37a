import { Tabs } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../../api/me.ts'
import { paths } from '../../app/paths.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { usePageTitle } from '../../components/page-title.ts'
import { SkeletonTable } from '../../components/skeletons.tsx'
import { useBreadcrumb } from '../../frame/breadcrumb.tsx'
import { initiativeTabs } from '../../initiative/tabs.ts'
import { Workspace } from '../ui/workspace.tsx'
import { NoPlan } from './no-plan.tsx'
import { PlanMenu } from './plan-menu.tsx'
import classes from './plan-page.module.css'
import { Saving } from './saving.tsx'
import { usePlan } from './use-plan.ts'

const ImportDialog = lazy(() => import('./import-dialog.tsx'))

/** The plan of one initiative, as wide as the window. */
export default function PlanPage() {
  const { t } = useTranslation(['plan', 'initiative', 'portfolio'])
  const { ref } = useParams({ strict: false }) as { ref: string }
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const [importing, setImporting] = useState<File | true>()
  const plan = usePlan(ref)
  const title = plan.listing?.initiative.title ?? ref
  usePageTitle(t('pageTitle', { title }))
  useBreadcrumb([
    { label: t('portfolio:title'), to: paths.portfolio(slug) },
    { label: title, to: paths.initiative(slug, ref) },
    { label: t('title') },
  ])
  const allowed = plan.head?.allowed
  const readOnly = allowed === undefined || allowed.edit.ok ? undefined : allowed.edit.reason
  const menu = plan.open && allowed && plan.listing && (
    <PlanMenu plan={plan.listing.id} allowed={allowed} onImport={() => setImporting(true)} />
  )
  return (
    <div className={classes.page} data-plan-page>
      <header className={classes.head}>
        <h1>{title}</h1>
        <Tabs
          className={classes.nav}
          value="plan"
          onChange={(tab) =>
            void navigate({ to: paths.initiative(slug, ref), search: (tab === 'overview' ? {} : { tab }) as never })
          }
        >
          <Tabs.List className={classes.tabs}>
            {initiativeTabs.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`initiative:tabs.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </header>
      <div className={classes.body}>
        {plan.error ? (
          <div className={classes.state}>
            <ErrorState error={plan.error} onRetry={plan.retry} />
          </div>
        ) : plan.isEmpty ? (
          <NoPlan initiative={ref} onMade={plan.reload} onImport={(file) => setImporting(file ?? true)} />
        ) : plan.open === undefined || plan.head === undefined ? (
          <div className={classes.state}>
            <SkeletonTable rows={16} columns={6} />
          </div>
        ) : (
          <Workspace
            key={plan.openedAt}
            session={plan.open.session}
            readOnly={readOnly}
            onUndoEarlier={() => plan.open?.sync.undoEarlier()}
            actions={menu}
            saving={<Saving sync={plan.open.sync} session={plan.open.session} onReload={plan.reload} />}
          />
        )}
      </div>
      {importing !== undefined && (
        <Suspense>
          <ImportDialog
            initiative={ref}
            file={importing === true ? undefined : importing}
            onClose={() => setImporting(undefined)}
            onDone={plan.reload}
          />
        </Suspense>
      )}
    </div>
  )
}
