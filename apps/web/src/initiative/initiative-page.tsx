import { Tabs } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ErrorState } from '../components/error-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { InTopBar } from '../frame/in-top-bar.tsx'
import { PeriodPicker } from '../frame/period-picker.tsx'
import { EvidencePanelAt } from '../statements/evidence-panel-at.tsx'
import { StatementContext } from '../statements/statement-context.ts'
import classes from './initiative-page.module.css'
import { InitiativeFacts } from './initiative-facts.tsx'
import { StoryTab } from './story-tab.tsx'
import { statementsOf } from './story-statements.ts'
import { type InitiativeTab, initiativeTabs } from './tabs.ts'
import { periodsOf, useStory } from './use-story.ts'

const InitiativeActions = lazy(() => import('./initiative-actions.tsx'))
const FieldsTab = lazy(() => import('./fields-tab.tsx'))
const RegistersTab = lazy(() => import('./registers-tab.tsx'))
const DecisionsTab = lazy(() => import('./decisions-tab.tsx'))
const HistoryTab = lazy(() => import('./history-tab.tsx'))

/** One initiative: its story, its registers, its decisions, its history. */
export default function InitiativePage() {
  const { t } = useTranslation(['initiative', 'portfolio'])
  const { ref } = useParams({ strict: false }) as { ref: string }
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const [search, change] = useUrlState()
  const query = useMemo(() => periodsOf(search), [search])
  const story = useStory(ref, query)
  const statements = useMemo(() => story.data && statementsOf(story.data, query), [story.data, query])
  const title = story.data?.initiative.title
  useBreadcrumb([{ label: t('portfolio:title'), to: paths.portfolio(slug) }, { label: title ?? ref }])
  if (story.isError) return <ErrorState error={story.error} onRetry={() => void story.refetch()} />
  if (story.data === undefined || statements === undefined)
    return <SkeletonLines widths={[40, 60, 90, 86, 94, 70, 50]} />
  const asked = textOf(search.tab)
  const tab: InitiativeTab = initiativeTabs.find((each) => each === asked) ?? 'overview'
  return (
    <StatementContext value={statements}>
      <InTopBar>
        <PeriodPicker
          periods={story.data.periods}
          period={story.data.period}
          compare={story.data.compare}
          onChange={change}
        />
      </InTopBar>
      <PageHead
        title={story.data.initiative.title}
        text={<InitiativeFacts story={story.data} />}
        actions={
          <Suspense>
            <InitiativeActions initiative={story.data.initiative.ref} />
          </Suspense>
        }
      />
      <Tabs
        value={tab}
        onChange={(next) => {
          if (next === 'plan') void navigate({ to: paths.plan(slug, ref) })
          else change({ tab: next === 'overview' ? undefined : (next ?? undefined) })
        }}
      >
        <Tabs.List mb={20} className={classes.tabs}>
          {initiativeTabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <StoryTab story={story.data} />
        </Tabs.Panel>
        <Suspense fallback={<SkeletonLines />}>
          <Tabs.Panel value="fields">
            <FieldsTab initiative={story.data.initiative.ref} />
          </Tabs.Panel>
          <Tabs.Panel value="registers">
            <RegistersTab initiative={story.data.initiative.ref} />
          </Tabs.Panel>
          <Tabs.Panel value="decisions">
            <DecisionsTab initiative={story.data.initiative.ref} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryTab initiative={story.data.initiative.ref} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
      <EvidencePanelAt />
    </StatementContext>
  )
}
