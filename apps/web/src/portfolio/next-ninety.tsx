import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { Day } from '../components/day.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { useOverviewView } from './overview-context.ts'

/** What falls due soon. */
export function NextNinety() {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const { overview, rows } = useOverviewView()
  const { next90 } = overview.charts
  const table = {
    columns: [
      { label: t('charts.next.day') },
      { label: t('charts.next.what') },
      { label: t('charts.next.initiative') },
    ],
    rows: next90.map(({ day, what, initiative }) => [
      <Day key="day" day={day} />,
      what,
      <LocalLink key="initiative" href={paths.initiative(slug, rows.get(initiative)?.ref ?? initiative)}>
        {rows.get(initiative)?.title ?? initiative}
      </LocalLink>,
    ]),
  }
  return (
    <ChartFigure
      title={next90.length === 0 ? t('charts.next.titleNone') : t('charts.next.title', { count: next90.length })}
      subtitle={t('charts.next.subtitle')}
    >
      {next90.length > 0 && <TableTwin {...table} />}
    </ChartFigure>
  )
}
