import type { ColumnProposal, ImportPreview, TablePreview } from '@gantry/client'
import { joinReadings } from '@gantry/domain/import/cell-readings'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { TableTwin } from '../components/table-twin.tsx'
import { CellMeaning } from './cell-meaning.tsx'
import { ColumnEditor } from './column-editor.tsx'
import { Tally } from './column-readings.tsx'
import classes from './import.module.css'
import { multiplierName, targetLabel } from './targets.ts'
import type { ImportState } from './use-import.ts'

/** Columns → fields, each with its reason; a click changes one. */
export function Columns({ state, preview }: { state: ImportState; preview: ImportPreview }) {
  const { t } = useTranslation('import')
  const [editing, setEditing] = useState<{ shared: SharedTable; column: ColumnProposal }>()
  return (
    <>
      <p className={classes.where}>{t('columns.text')}</p>
      {sharedTables(preview).map((shared) => (
        <section key={shared.table.fingerprint} className={classes.file}>
          <h2>{shared.files.join(', ')}</h2>
          {shared.sheets.length > 0 && (
            <p className={classes.faint}>{t('columns.sheet', { sheet: shared.sheets.join(', ') })}</p>
          )}
          <Mapping
            table={shared.table}
            changed={state.changes.get(shared.table.fingerprint)}
            onEdit={(column) => setEditing({ shared, column })}
          />
          <details className={classes.sample}>
            <summary>{t('columns.rawAndRead')}</summary>
            <TableTwin
              label={t('columns.rawAndRead')}
              columns={[{ label: '#' }, ...shared.table.columns.map(({ header }) => ({ label: header }))]}
              rows={shared.table.sample.map(({ row, cells }) => [
                row,
                ...shared.table.columns.map(({ index }) => cells[index] ?? ''),
              ])}
            />
          </details>
        </section>
      ))}
      {editing && (
        <ColumnEditor
          column={editing.column}
          place={{
            token: preview.token,
            files: editing.shared.files,
            fingerprint: editing.shared.table.fingerprint,
          }}
          onClose={() => setEditing(undefined)}
          onChange={(column) => {
            state.setChange(editing.shared.table, column)
            setEditing(undefined)
          }}
        />
      )}
    </>
  )
}

interface SharedTable {
  readonly table: TablePreview
  readonly files: readonly string[]
  readonly sheets: readonly string[]
}

/** Tables with the same headings share a mapping: it is shown once, over the cells of all of them. */
function sharedTables(preview: ImportPreview): SharedTable[] {
  const all = preview.files.flatMap(({ file, tables }) => tables.map((table) => ({ file, table })))
  return [...Map.groupBy(all, ({ table }) => table.fingerprint).values()].flatMap((same) => {
    const [first, ...others] = same.map(({ table }) => table)
    if (!first) return []
    const columns = first.columns.map((column, at) =>
      joinReadings([column, ...others.flatMap((other) => other.columns[at] ?? [])]),
    )
    return [
      {
        table: { ...first, columns },
        files: [...new Set(same.map(({ file }) => file))],
        sheets: [...new Set(same.flatMap(({ table }) => table.sheet ?? []))],
      },
    ]
  })
}

function Mapping({
  table,
  changed,
  onEdit,
}: {
  table: TablePreview
  changed: ReadonlyMap<number, ColumnProposal> | undefined
  onEdit: (column: ColumnProposal) => void
}) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  return (
    <TableTwin
      tall
      label={t('steps.columns')}
      columns={[
        { label: t('columns.column') },
        { label: t('columns.field') },
        { label: t('columns.how') },
        { label: t('columns.reason') },
        { label: t('columns.confidence'), numeric: true },
        { label: t('columns.understood') },
      ]}
      rows={table.columns.map((proposed) => {
        const column = changed?.get(proposed.index) ?? proposed
        const target = column.target === 'ignore' ? t('columns.ignore') : targetLabel(column)
        return [
          <span key="header" className={classes.header} title={column.header}>
            {column.header}
          </span>,
          <button
            key="target"
            type="button"
            className={classes.target}
            data-ignored={column.target === 'ignore' || undefined}
            data-changed={changed?.has(column.index) || undefined}
            aria-label={`${target}. ${t('columns.change', { column: column.header })}`}
            onClick={() => onEdit(column)}
          >
            {target}
          </button>,
          <HowRead key="how" column={column} />,
          <span key="reason" className={classes.reason} title={column.reason}>
            {column.reason}
          </span>,
          `${number(Math.round(column.confidence * 100))} %`,
          <Understood key="understood" column={column} />,
        ]
      })}
    />
  )
}

/** How much of a column was understood, and one cell of each sort as written and as read. */
function Understood({ column }: { column: ColumnProposal }) {
  const shown = column.examples.filter(({ cell }) => cell.raw.trim() !== '').slice(0, 2)
  return (
    <div className={classes.understood}>
      <Tally column={column} />
      {shown.map(({ cell }) => (
        <span key={cell.raw} className={classes.example} title={cell.raw}>
          <span>{cell.raw}</span>
          <span aria-hidden>→</span>
          <CellMeaning cell={cell} type={column.type} />
        </span>
      ))}
    </div>
  )
}

function HowRead({ column }: { column: ColumnProposal }) {
  const { t } = useTranslation(['import', 'common'])
  const { date, money, percent, rating } = column.format
  const parts = [
    date && t(`columns.orders.${date.order}`),
    money &&
      [
        money.currency,
        money.multiplier > 1 && t(`columns.multipliers.${multiplierName(money.multiplier)}`),
        money.currencyAssumed && t('columns.assumed'),
      ]
        .filter(Boolean)
        .join(' '),
    percent && t(`columns.percents.${percent.bare}`),
    rating && t(`columns.scales.${rating.scale}`),
    ...column.rules.map(
      ({ when, text, absent }) => `${when === 'zero' ? '0' : `“${text}”`} = ${t(`common:absent.${absent}`)}`,
    ),
  ].filter(Boolean)
  return <span className={classes.how}>{parts.join(', ')}</span>
}
