import type { OverviewRow } from '@gantry/domain/portfolio/overview'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import type { Column } from '../components/data-table.tsx'
import { Day } from '../components/day.tsx'
import { DaysDelta, MoneyDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import { Absent, Money } from '../components/money.tsx'
import { RatingMark } from '../components/rating-mark.tsx'
import { RatingSparkline, Sparkline } from '../components/sparkline.tsx'
import { ratingOrder } from './rating-order.ts'
import classes from './overview-table.module.css'

const dayMilliseconds = 86_400_000

export function useOverviewColumns(): readonly Column<OverviewRow>[] {
  const { t } = useTranslation(['portfolio', 'common'])
  const format = useFormat()
  const { slug } = useOrganisation()
  return useMemo(() => {
    const label = (id: Label) => t(`table.columns.${id}`)
    const names = new Map(ratingOrder.map((value) => [value as string, t(`common:rating.${value}`)]))
    const series = (values: readonly (string | null)[]) =>
      values.every((value) => value === null)
        ? t('table.series.never')
        : gapsFolded(values, (count) => t('table.series.none', { count }))
    return [
      {
        id: 'title',
        label: label('title'),
        fixed: true,
        sortKey: 'title',
        card: 'title',
        cell: (row) => (
          <>
            <LocalLink href={paths.initiative(slug, row.ref)} className={classes.title} title={row.title} tabIndex={-1}>
              {row.title}
            </LocalLink>
            {row.status !== 'reported' && <Standing row={row} />}
          </>
        ),
      },
      {
        id: 'unit',
        label: label('unit'),
        width: 92,
        sortKey: 'unit',
        cell: (row) => <span className={classes.faint}>{row.unitTitle}</span>,
      },
      {
        id: 'category',
        label: label('category'),
        width: 120,
        sortKey: 'category',
        optional: true,
        cell: (row) => <span className={classes.faint}>{row.category}</span>,
      },
      {
        id: 'rating',
        label: label('rating'),
        width: 108,
        sortKey: 'rating',
        card: 'fact',
        hint: t('table.hints.rating'),
        cell: (row) => <Lead row={row} />,
      },
      {
        id: 'ratings',
        label: label('ratings'),
        width: 96,
        cell: (row) => (
          <RatingSparkline
            values={row.ratingSeries}
            breaks={row.ratingBreaks}
            label={t('table.series.ratings', {
              list: series(
                row.ratingSeries.map((value, at) => {
                  const rating = value && (names.get(value) ?? value)
                  return rating !== null && row.ratingBreaks.includes(at) ? t('table.series.break', { rating }) : rating
                }),
              ),
            })}
          />
        ),
      },
      {
        id: 'end',
        label: label('end'),
        width: 104,
        numeric: true,
        sortKey: 'end',
        card: 'fact',
        cell: (row) => <Day day={row.endDate} absent={row.endDateAbsent} />,
      },
      {
        id: 'endMove',
        label: label('endMove'),
        width: 116,
        numeric: true,
        sortKey: 'endMove',
        firstSort: 'desc',
        hint: t('table.hints.endMove'),
        cell: (row) => row.endDateMoveDays !== undefined && <DaysDelta days={row.endDateMoveDays} />,
      },
      {
        id: 'ends',
        label: label('ends'),
        width: 112,
        cell: (row) => (
          <Sparkline
            values={row.endSeries.map((day) => (day === null ? null : Date.parse(day) / dayMilliseconds))}
            label={t('table.series.ends', { list: series(row.endSeries.map((day) => day && format.day(day))) })}
          />
        ),
      },
      {
        id: 'cost',
        label: label('cost'),
        width: 116,
        numeric: true,
        sortKey: 'cost',
        firstSort: 'desc',
        card: 'fact',
        cell: ({ wholeLifeCost, wholeLifeCostAbsent }) => <Money {...wholeLifeCost} absent={wholeLifeCostAbsent} />,
      },
      {
        id: 'costChange',
        label: label('costChange'),
        width: 88,
        numeric: true,
        sortKey: 'costChange',
        firstSort: 'desc',
        cell: ({ wholeLifeCostChange: change, wholeLifeCost }) =>
          change !== undefined && (
            <MoneyDelta minor={change} currency={wholeLifeCost?.currency} leaning={change > 0 ? 'worse' : 'better'} />
          ),
      },
      {
        id: 'costs',
        label: label('costs'),
        width: 104,
        cell: (row) => (
          <Sparkline
            values={row.costSeries}
            label={t('table.series.costs', {
              list: series(
                row.costSeries.map((minor) =>
                  minor === null ? null : format.moneyShort(minor, row.wholeLifeCost?.currency),
                ),
              ),
            })}
          />
        ),
      },
      {
        id: 'status',
        label: label('status'),
        width: 104,
        sortKey: 'status',
        optional: true,
        cell: (row) => <Standing row={row} />,
      },
      {
        id: 'change',
        label: label('change'),
        width: 96,
        numeric: true,
        sortKey: 'change',
        firstSort: 'desc',
        optional: true,
        hint: t('table.hints.change'),
        cell: (row) => format.number(row.changeWeight),
      },
    ]
  }, [t, format, slug])
}

type Label =
  | 'title'
  | 'unit'
  | 'category'
  | 'rating'
  | 'ratings'
  | 'end'
  | 'endMove'
  | 'ends'
  | 'cost'
  | 'costChange'
  | 'costs'
  | 'status'
  | 'change'

/** Whether it was reported; of one that may only be called otherwise, that nobody has decided so. */
function Standing({ row: { status, mayBe } }: { row: OverviewRow }) {
  const { t } = useTranslation('portfolio')
  if (mayBe === undefined || (status !== 'new' && status !== 'left'))
    return <span className={classes.ref}>{t(`table.status.${status}`)}</span>
  return (
    <span className={classes.ref} title={t('table.mayBeHint', { refs: mayBe.join(', ') })}>
      {t(`table.mayBe.${status}`)}
    </span>
  )
}

function Lead({ row }: { row: OverviewRow }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { lead, leadBefore } = row
  const before = leadBefore?.comparable && leadBefore.value !== lead?.value ? leadBefore.value : undefined
  return (
    <span className={classes.rating}>
      {lead?.value ? <RatingMark value={lead.value} /> : <Absent absent={lead?.absent} />}
      {before && (
        <span className={classes.was}>{t('table.before', { rating: t(`common:rating.letter.${before}`) })}</span>
      )}
    </span>
  )
}

/** A series in words; periods without a value that follow each other are told once. */
function gapsFolded(values: readonly (string | null)[], gap: (count: number) => string): string {
  const told: string[] = []
  let missing = 0
  for (const value of [...values, undefined]) {
    if (value === null) {
      missing += 1
      continue
    }
    if (missing > 0) told.push(gap(missing))
    missing = 0
    if (value !== undefined) told.push(value)
  }
  return told.join(', ')
}
