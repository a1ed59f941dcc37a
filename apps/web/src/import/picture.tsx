import type { ImportPreview, PeriodPicture, PeriodProposal, TablePreview } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { Day } from '../components/day.tsx'
import { useFormat } from '../components/format.ts'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './import.module.css'
import { RatingBar } from './rating-bar.tsx'
import { fieldLabel, ratingLabel } from './targets.ts'

/** What was understood, before any question: initiatives, periods with their evidence, ratings, totals. */
export function Picture({ preview, problems }: { preview: ImportPreview; problems: number }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const files = preview.report?.files ?? []
  const sum = (of: (file: (typeof files)[number]) => number) => files.reduce((total, file) => total + of(file), 0)
  const periods = new Set(
    preview.files.flatMap(({ tables }) => tables.flatMap((table) => table.periods.map(({ label }) => label))),
  )
  const rows = preview.files
    .flatMap(({ tables }) => tables.flatMap(({ picture }) => picture))
    .reduce((total, each) => total + each.rows, 0)
  const figures: [string, number][] = [
    [t('picture.periods'), periods.size],
    [t('picture.rows'), rows],
    [t('picture.initiativesNew'), sum((file) => file.initiativesCreated)],
    [t('picture.initiativesKnown'), sum((file) => file.initiativesUpdated)],
    [t('picture.links'), sum((file) => file.proposedLinks.length)],
    [t('picture.problems'), problems],
  ]
  const changes = preview.report === null || files.some((file) => file.statusRowsChanged + file.initiativesCreated > 0)
  return (
    <section aria-label={t('picture.title')}>
      <dl className={classes.figures}>
        {figures.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number(n)}</dd>
          </div>
        ))}
      </dl>
      {preview.report && (
        <p className={classes.where}>
          {t(preview.report.portfolio.created ? 'picture.whereNew' : 'picture.where', {
            portfolio: preview.report.portfolio.title,
          })}
        </p>
      )}
      {!changes && <p className={classes.where}>{t('picture.nothingChanges')}</p>}
      {preview.files.map((file) => (
        <section key={file.file} className={classes.file}>
          <h2>{file.file}</h2>
          {file.tables.map((table) => (
            <Table key={`${table.sheet} ${table.fingerprint}`} table={table} />
          ))}
        </section>
      ))}
    </section>
  )
}

function Table({ table }: { table: TablePreview }) {
  const { t } = useTranslation('import')
  return (
    <>
      <p className={classes.faint}>
        {[
          table.sheet && t('columns.sheet', { sheet: table.sheet }),
          t('picture.readAs', { encoding: table.encoding, row: table.headerRow }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <TableTwin
        tall
        label={t('picture.title')}
        columns={[
          { label: t('picture.period') },
          { label: t('picture.asOf') },
          { label: t('picture.scope') },
          { label: t('picture.rows'), numeric: true },
          { label: t('picture.ratings') },
          { label: t('picture.totals') },
        ]}
        rows={table.periods.map((period) => {
          const picture = table.picture.find((each) => each.period === period.label)
          return [
            <span key="period" title={whyOf(period)}>
              {period.label}
              <small className={classes.why}>{whyOf(period)}</small>
            </span>,
            period.asOf === null ? (
              <strong key="as-of" className={classes.ask}>
                {t('picture.asOfUnknown')}
              </strong>
            ) : (
              <Day key="as-of" day={period.asOf} />
            ),
            <span key="units" title={period.units.join(', ')}>
              {t('picture.units', { count: period.units.length })}
            </span>,
            period.rows,
            picture && <Ratings key="ratings" picture={picture} />,
            picture && <Totals key="totals" picture={picture} />,
          ]
        })}
      />
    </>
  )
}

const whyOf = ({ evidence }: PeriodProposal) =>
  evidence
    .filter(({ won }) => won)
    .map(({ words }) => words)
    .join('; ')

function Ratings({ picture }: { picture: PeriodPicture }) {
  return (
    <>
      {picture.ratings.map(({ target, counts }) => (
        <RatingBar key={target} label={ratingLabel(target)} counts={counts} />
      ))}
    </>
  )
}

function Totals({ picture }: { picture: PeriodPicture }) {
  const { t } = useTranslation(['import', 'common'])
  const { moneyShort, number } = useFormat()
  return (
    <ul className={classes.totals}>
      {picture.totals.map((total) => (
        <li key={`${total.field} ${total.currency}`}>
          {t('picture.total', {
            field: fieldLabel(total.field),
            amount:
              total.currency === null
                ? '–'
                : total.currency === 'XXX'
                  ? number(total.minor / 100)
                  : moneyShort(total.minor, total.currency),
            n: number(total.n),
            of: number(total.of),
          })}
          <small>
            {[
              ...(total.ranges > 0 ? [t('picture.ranges', { count: total.ranges })] : []),
              ...Object.entries(total.absent).map(([type, n]) => `${n} ${t(`common:absent.${type as 'withheld'}`)}`),
            ].join(', ')}
          </small>
        </li>
      ))}
    </ul>
  )
}
