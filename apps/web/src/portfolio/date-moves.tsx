import type { Charts, PeriodRef } from '@gantry/domain/portfolio/overview'
import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { DaysDelta } from '../components/delta.tsx'
import { useFormat } from '../components/format.ts'
import classes from './date-moves.module.css'
import { useOverviewView } from './overview-context.ts'

type Move = Charts['dateMoves'][number]
const shown = 5

/** Dates that moved, with the reason given and what people wrote. */
export function DateMoves({ compare }: { compare: PeriodRef }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { overview, rows } = useOverviewView()
  const all = [...overview.charts.dateMoves].sort((a, b) => Math.abs(b.days) - Math.abs(a.days))
  const moves = all.filter(({ lastKnown }) => lastKnown === undefined)
  const older = all.filter(({ lastKnown }) => lastKnown !== undefined)
  const later = moves.filter(({ days }) => days > 0).length
  const { period } = overview.scope
  const title = (move: Move) => rows.get(move.initiative)?.title ?? move.initiative
  return (
    <ChartFigure
      title={
        moves.length === 0 ? t('charts.dates.none') : t('charts.dates.title', { later, earlier: moves.length - later })
      }
      subtitle={t('charts.dates.subtitle', {
        from: format.month(compare.asOf),
        to: format.month(period.asOf),
      })}
      table={{
        columns: [
          { label: t('charts.dates.initiative') },
          { label: t('charts.dates.field') },
          { label: t('charts.dates.from') },
          { label: t('charts.dates.to') },
          { label: t('charts.dates.moved'), numeric: true },
          { label: t('charts.dates.reason') },
        ],
        rows: [...moves, ...older].map((move) => [
          title(move),
          fieldText(t, move.field),
          format.day(move.from),
          format.day(move.to),
          <DaysDelta key="days" days={move.days} />,
          [
            t(`charts.reasons.${move.reason}`),
            move.lastKnown && t('charts.dates.lastKnown', { day: format.day(move.lastKnown) }),
          ]
            .filter(Boolean)
            .join(' · '),
        ]),
      }}
      aside={[
        moves.length > shown && t('charts.dates.more', { count: moves.length - shown }),
        older.length > 0 && t('charts.dates.older', { count: older.length }),
      ]
        .filter(Boolean)
        .join('; ')}
    >
      <ol>
        {moves.slice(0, shown).map((move) => (
          <MoveItem key={`${move.initiative}-${move.field}`} move={move} title={title(move)} />
        ))}
      </ol>
    </ChartFigure>
  )
}

function MoveItem({ move, title }: { move: Move; title: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { slug } = useOrganisation()
  const { rows } = useOverviewView()
  return (
    <li className={classes.move}>
      <div className={classes.line}>
        <LocalLink href={paths.initiative(slug, rows.get(move.initiative)?.ref ?? move.initiative)}>{title}</LocalLink>
        <DaysDelta days={move.days} />
      </div>
      <p className={classes.facts}>
        {move.field !== 'endDate' && `${fieldText(t, move.field)}: `}
        {format.day(move.from)} → {format.day(move.to)} · {t(`charts.reasons.${move.reason}`)}
      </p>
      {move.quote && (
        <blockquote className={classes.quote} title={move.quote.text}>
          “{move.quote.text}” <cite>{move.quote.author}</cite>
        </blockquote>
      )}
    </li>
  )
}

type Translate = ReturnType<typeof useTranslation<'portfolio'>>['t']

function fieldText(t: Translate, field: string): string {
  return field === 'startDate' || field === 'endDate' ? t(`charts.dates.fields.${field}`) : field
}
