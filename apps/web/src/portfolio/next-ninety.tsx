import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { Day } from '../components/day.tsx'
import { useFormat } from '../components/format.ts'
import { LinkButton } from '../components/link-button.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { useOverviewView } from './overview-context.ts'

const shown = 8

/** What falls due in the ninety days from the as-of date of the view. */
export function NextNinety() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const { overview, rows } = useOverviewView()
  const format = useFormat()
  const day = format.day(overview.scope.period.asOf)
  const [all, setAll] = useState(false)
  const { next90 } = overview.charts
  const table = {
    columns: [
      { label: t('charts.next.day') },
      { label: t('charts.next.what') },
      { label: t('charts.next.initiative') },
    ],
    rows: (all ? next90 : next90.slice(0, shown)).map(({ day, what, initiative }) => [
      <Day key="day" day={day} />,
      what,
      <LocalLink key="initiative" href={paths.initiative(slug, rows.get(initiative)?.ref ?? initiative)}>
        {rows.get(initiative)?.title ?? initiative}
      </LocalLink>,
    ]),
  }
  return (
    <ChartFigure
      title={
        next90.length === 0
          ? t('charts.next.titleNone', { day })
          : t('charts.next.title', { count: next90.length, day })
      }
      subtitle={t('charts.next.subtitle')}
    >
      {next90.length > 0 && <TableTwin {...table} tall />}
      {next90.length > shown && !all && (
        <LinkButton onClick={() => setAll(true)}>{t('charts.next.more', { count: next90.length - shown })}</LinkButton>
      )}
    </ChartFigure>
  )
}
