import { Suspense, useState } from 'react'
import { CurrencyOfAmountsLater } from '../import/currency-later.ts'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ChartFigure } from '../components/chart-figure.tsx'
import { useFormat } from '../components/format.ts'
import { TableTwin } from '../components/table-twin.tsx'
import { LinkButton } from '../components/link-button.tsx'
import classes from './data-quality.module.css'
import { useOverviewView } from './overview-context.ts'

const shown = 8
const counts = ['late', 'withheld', 'missing', 'questionable'] as const

/** Who reported, and what is missing from what they reported. */
export function DataQuality() {
  const { t } = useTranslation(['portfolio', 'common'])
  const format = useFormat()
  const { charts, scope } = useOverviewView().overview
  const [all, setAll] = useState(false)
  const owners = [...charts.dataQuality].sort((a, b) => gaps(b) - gaps(a))
  const sum = (of: 'expected' | 'reported') => owners.reduce((total, owner) => total + owner[of], 0)
  const most = Math.max(1, ...owners.flatMap((owner) => counts.map((count) => owner[count])))
  const table = {
    columns: [
      { label: t('charts.quality.owner') },
      { label: t('charts.quality.reported'), numeric: true },
      ...counts.map((count) => ({ label: t(`charts.quality.${count}`), numeric: true })),
    ],
    rows: (all ? owners : owners.slice(0, shown)).map((owner) => [
      owner.owner,
      t('common:of', { n: owner.reported, of: owner.expected }),
      ...counts.map((count) => <Count key={count} n={owner[count]} most={most} />),
    ]),
  }
  return (
    <ChartFigure
      title={titleOf(t, format, scope.reported.basis, sum('expected'), sum('reported'))}
      subtitle={t('charts.quality.subtitle', { period: scope.period.label })}
    >
      {scope.warnings.some(({ code }) => code === 'currency.unknown') && (
        <Suspense>
          <CurrencyOfAmountsLater />
        </Suspense>
      )}
      <TableTwin {...table} tall />
      {owners.length > shown && !all && (
        <LinkButton onClick={() => setAll(true)}>
          {t('charts.quality.more', { count: owners.length - shown })}
        </LinkButton>
      )}
    </ChartFigure>
  )
}

/** Of an imported period nobody said who was to report: it is held against the period before it. */
function titleOf(
  t: TFunction<'portfolio'>,
  format: ReturnType<typeof useFormat>,
  basis: Overview['scope']['reported']['basis'],
  expected: number,
  reported: number,
): string {
  const n = format.number(reported)
  if (expected === 0) return t('charts.quality.none')
  if (basis === 'declared') return t('charts.quality.title', { n, of: format.number(expected) })
  if (basis === 'none') return t('charts.quality.titleAlone', { n })
  return expected === reported
    ? t('charts.quality.titleAll', { n })
    : t('charts.quality.titleBefore', { n, absent: format.number(expected - reported) })
}

/** The number with a bar of its size behind it; nothing is drawn for none. */
function Count({ n, most }: { n: number; most: number }) {
  return (
    <span className={classes.count} data-none={n === 0 || undefined}>
      <span className={classes.bar} style={{ width: `${(n / most) * 100}%` }} aria-hidden />
      {n}
    </span>
  )
}

function gaps(owner: Record<(typeof counts)[number], number> & { expected: number; reported: number }): number {
  return owner.expected - owner.reported + counts.reduce((total, count) => total + owner[count], 0)
}
