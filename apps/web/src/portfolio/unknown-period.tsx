import { Problem } from '@gantry/client'
import type { PeriodRef } from '@gantry/domain/portfolio/overview'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useUrlState } from '../app/search-params.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { useFormat } from '../components/format.ts'
import { PageHead } from '../components/page-head.tsx'
import { InTopBar } from '../frame/in-top-bar.tsx'
import { PeriodPicker } from '../frame/period-picker.tsx'
import { queryOf } from './overview-query.ts'
import { useOverview } from './use-overview.ts'

const shown = 12

export function isUnknownPeriod(error: Error): error is Problem {
  return error instanceof Problem && error.id === 'overview.period'
}

/** The address names a period that is not there: which there are, and the picker as ever. */
export function UnknownPeriod({ problem }: { problem: Problem }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const [search, change] = useUrlState()
  const query = useMemo(() => queryOf({ ...search, period: undefined, compare: undefined }), [search])
  const scope = useOverview(query).data?.overview.scope
  const periods: readonly PeriodRef[] = scope?.periods ?? []
  return (
    <>
      {scope && periods.length > 0 && (
        <InTopBar>
          <PeriodPicker periods={periods} period={scope.period} compare={scope.compare} onChange={change} />
        </InTopBar>
      )}
      <PageHead title={t('title')} />
      <EmptyState
        title={problem.message}
        text={t(periods.length > 0 ? 'unknownPeriod.text' : 'unknownPeriod.none')}
        actions={periods
          .slice(-shown)
          .toReversed()
          .map(({ id, label, asOf }) => (
            <Button
              key={id}
              variant="default"
              title={format.day(asOf)}
              onClick={() => change({ period: label, compare: undefined })}
            >
              {label}
            </Button>
          ))}
      />
    </>
  )
}
