import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, memo, Suspense, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useUrlChange, useUrlState } from '../app/search-params.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { usePageTitle } from '../components/page-title.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SectionJump } from '../components/section-jump.tsx'
import { SkeletonBlock } from '../components/skeletons.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { InTopBar } from '../frame/in-top-bar.tsx'
import { PeriodPicker } from '../frame/period-picker.tsx'
import { EvidencePanelAt } from '../statements/evidence-panel-at.tsx'
import { InitiativeListAt } from './initiative-list-at.tsx'
import { Filters, noFilters } from './filters.tsx'
import { AskedContext } from './asked-context.ts'
import { OverviewContext, useOverviewView } from './overview-context.ts'
import classes from './portfolio-page.module.css'
import { PortfolioSkeleton } from './portfolio-skeleton.tsx'
import { Questions } from './questions.tsx'
import { ScopeLine } from './scope-line.tsx'
import { Story } from './story.tsx'
import { isUnknownPeriod, UnknownPeriod } from './unknown-period.tsx'
import { StatementContext } from '../statements/statement-context.ts'
import { queryOf } from './overview-query.ts'
import { useOverview } from './use-overview.ts'

const Charts = lazy(() => import('./charts.tsx'))
const OverviewTable = lazy(() => import('./overview-table.tsx'))

/** The portfolio in reading order: thirty seconds for scope, questions and story, five minutes for all. */
export default function PortfolioPage() {
  const { t } = useTranslation('portfolio')
  const organisation = useOrganisation()
  const [search, change] = useUrlState()
  const query = useMemo(() => queryOf(search), [search])
  const overview = useOverview(query)
  const view = overview.data
  const title = view?.overview.scope.portfolio.title ?? organisation.name
  usePageTitle(title)
  useBreadcrumb([{ label: t('title') }])
  if (overview.isError && isUnknownPeriod(overview.error)) return <UnknownPeriod problem={overview.error} />
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
  if (view === undefined) return <PortfolioSkeleton />
  const { scope } = view.overview
  if (scope.periods.length === 0) return <NoPortfolio />
  return (
    <OverviewContext value={view}>
      <StatementContext value={view}>
        <InTopBar>
          <PeriodPicker periods={scope.periods} period={scope.period} compare={scope.compare} onChange={change} />
        </InTopBar>
        <div className={classes.page} data-stale={overview.isPlaceholderData || undefined}>
          <AskedContext value={query}>
            <Top />
            <Filters />
            <Body />
          </AskedContext>
        </div>
        <SectionJump />
        <EvidencePanelAt />
        <InitiativeListAt />
      </StatementContext>
    </OverviewContext>
  )
}

/** The name of what is looked at is the page's. */
const Top = memo(function Top() {
  return <ScopeLine title={useOverviewView().overview.scope.portfolio.title} />
})

/** Drawn anew when an answer comes, not when one is asked for. */
const Body = memo(function Body() {
  const { overview } = useOverviewView()
  if (overview.rows.length === 0) return <NothingInView />
  return (
    <>
      <div className={classes.first}>
        <Questions />
        <Story />
      </div>
      <LaterCharts />
      <Suspense fallback={<SkeletonBlock height={1200} />}>
        <OverviewTable />
      </Suspense>
    </>
  )
})

const charts = (
  <Suspense fallback={<SkeletonBlock height={760} />}>
    <Charts />
  </Suspense>
)

/** Words and rows answer a filter first; pictures follow in a turn of their own. One element, so that turn is theirs. */
const LaterCharts = memo(function LaterCharts() {
  const view = useDeferredValue(useOverviewView())
  return (
    <OverviewContext value={view}>
      <StatementContext value={view}>{charts}</StatementContext>
    </OverviewContext>
  )
})

/** Filters that nobody passes leave nothing to tell: no empty charts, but the way back. */
function NothingInView() {
  const { t } = useTranslation('portfolio')
  const change = useUrlChange()
  const { filters } = useOverviewView().overview.scope
  const narrowed = Object.values(filters).some((filter) => filter !== undefined && filter.length > 0)
  return (
    <EmptyState
      title={t(narrowed ? 'nothing.title' : 'nothing.here')}
      text={t(narrowed ? 'nothing.text' : 'nothing.hereText')}
      actions={
        narrowed && (
          <Button variant="default" onClick={() => change(noFilters)}>
            {t('filters.clear')}
          </Button>
        )
      }
    />
  )
}

function NoPortfolio() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const may = useMay('import')
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      actions={
        may.ok ? (
          <Button component={Link} to={paths.import(slug)}>
            {t('empty.import')}
          </Button>
        ) : (
          <ReasonedButton verdict={may}>{t('empty.import')}</ReasonedButton>
        )
      }
    />
  )
}
