import type { FilePreview, ImportPreview, PeriodPicture, PeriodProposal, TablePreview } from '@gantry/client'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Day } from '../components/day.tsx'
import { useFormat } from '../components/format.ts'
import classes from './import.module.css'
import { RatingBar } from './rating-bar.tsx'
import { fieldLabel, ratingLabel } from './targets.ts'
import { type ImportState, tableKey } from './use-import.ts'

/** What was understood, before any question: how much it is, and where it goes. */
export function Figures({
  preview,
  problems,
  toDecide,
}: {
  preview: ImportPreview
  problems: number
  toDecide: number
}) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const files = preview.report?.files ?? []
  const sum = (of: (file: (typeof files)[number]) => number) => files.reduce((total, file) => total + of(file), 0)
  const tables = preview.files.flatMap((file) => file.tables)
  const periods = new Set(tables.flatMap((table) => table.periods.map(({ label }) => label)))
  const rows = tables.flatMap(({ picture }) => picture).reduce((total, each) => total + each.rows, 0)
  const figures: [string, number][] = [
    [t('picture.periods'), periods.size],
    [t('picture.rows'), rows],
    [t('picture.initiativesNew'), sum((file) => file.initiativesCreated)],
    [t('picture.initiativesKnown'), sum((file) => file.initiativesUpdated)],
    [t('picture.links'), toDecide],
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
    </section>
  )
}

/** File by file, sheet by sheet: periods with their evidence, ratings, totals. */
export function Picture({ preview, state }: { preview: ImportPreview; state: ImportState }) {
  return (
    <>
      {preview.files.map((file) => (
        <section key={file.file} className={classes.file}>
          <h2>{file.file}</h2>
          <Refusals file={file} />
          {file.tables.map((table) => (
            <Table key={`${table.sheet} ${table.fingerprint}`} file={file.file} table={table} state={state} />
          ))}
        </section>
      ))}
    </>
  )
}

/** Why the file, or a sheet of it, cannot be taken as it is. */
function Refusals({ file }: { file: FilePreview }) {
  const refusing = file.problems.filter(({ effect }) => effect === 'fileRefused')
  return refusing.map(({ code, sheet, message, mend }) => (
    <p key={`${code} ${sheet} ${message}`} className={classes.refusal}>
      {sheet && <strong>{sheet}: </strong>}
      {message} {mend}
    </p>
  ))
}

/** The period of one table, asked for where nothing in it says, and shown as long as it stands. */
function PeriodOfTable({ file, sheet, state }: { file: string; sheet: string | undefined; state: ImportState }) {
  const { t } = useTranslation('import')
  const { choice, setChoice } = state
  const key = tableKey(file, sheet)
  return (
    <TextInput
      size="xs"
      className={classes.periodOf}
      label={t('picture.sayPeriod', { table: sheet ?? file })}
      placeholder="2026-09"
      value={choice.periods[key]?.period ?? ''}
      onChange={(event) => {
        const said = { file, ...(sheet === undefined ? {} : { sheet }), period: event.currentTarget.value }
        setChoice({ ...choice, periods: { ...choice.periods, [key]: said } })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') state.readAgain.mutate()
      }}
    />
  )
}

function Table({ file, table, state }: { file: string; table: TablePreview; state: ImportState }) {
  const { t } = useTranslation('import')
  return (
    <>
      <p className={classes.faint}>
        {[
          table.sheet && t('columns.sheet', { sheet: table.sheet }),
          table.encoding === ''
            ? t('picture.headerIn', { row: table.headerRow })
            : t('picture.readAs', { encoding: table.encoding, row: table.headerRow }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {(table.periods.some(({ asOf }) => asOf === null) || state.choice.periods[tableKey(file, table.sheet)]) && (
        <PeriodOfTable file={file} sheet={table.sheet} state={state} />
      )}
      <ul className={classes.periods} aria-label={t('picture.periods')}>
        {table.periods.map((period) => (
          <Period
            key={period.label}
            period={period}
            picture={table.picture.find((each) => each.period === period.label)}
          />
        ))}
      </ul>
    </>
  )
}

/** One period of a table: what it is and why, who reports, ratings and totals. */
function Period({ period, picture }: { period: PeriodProposal; picture: PeriodPicture | undefined }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  return (
    <li>
      <div>
        <h3>{period.label}</h3>
        <small className={classes.why}>{whyOf(period)}</small>
      </div>
      <div>
        {period.asOf === null ? (
          <strong className={classes.ask}>{t('picture.asOfUnknown')}</strong>
        ) : (
          <>
            {t('picture.asOf')} <Day day={period.asOf} />
          </>
        )}
        <small className={classes.why} title={period.units.join(', ')}>
          {[
            t('picture.rowsN', { count: period.rows, n: number(period.rows) }),
            t('picture.units', { count: period.units.length }),
          ].join(' · ')}
        </small>
      </div>
      <div>{picture && <Ratings picture={picture} />}</div>
      <div>{picture && <Totals picture={picture} />}</div>
    </li>
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
