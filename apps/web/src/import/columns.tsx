import type { ColumnProposal, ImportPreview, TablePreview } from '@gantry/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { TableTwin } from '../components/table-twin.tsx'
import { ColumnEditor } from './column-editor.tsx'
import classes from './import.module.css'
import { multiplierName, targetLabel } from './targets.ts'
import type { ImportState } from './use-import.ts'

/** Columns → fields, each with its reason; a click changes one. */
export function Columns({ state, preview }: { state: ImportState; preview: ImportPreview }) {
  const { t } = useTranslation('import')
  const [editing, setEditing] = useState<{ table: TablePreview; column: ColumnProposal }>()
  return (
    <>
      <p className={classes.where}>{t('columns.text')}</p>
      {distinctTables(preview).map(({ table, files }) => (
        <section key={table.fingerprint} className={classes.file}>
          <h2>{files.join(', ')}</h2>
          {table.sheet && <p className={classes.faint}>{t('columns.sheet', { sheet: table.sheet })}</p>}
          <Mapping
            table={table}
            changed={state.changes.get(table.fingerprint)}
            onEdit={(column) => setEditing({ table, column })}
          />
          <details className={classes.sample}>
            <summary>{t('columns.rawAndRead')}</summary>
            <TableTwin
              label={t('columns.rawAndRead')}
              columns={[{ label: '#' }, ...table.columns.map(({ header }) => ({ label: header }))]}
              rows={table.sample.map(({ row, cells }) => [
                row,
                ...table.columns.map(({ index }) => cells[index] ?? ''),
              ])}
            />
          </details>
        </section>
      ))}
      {editing && (
        <ColumnEditor
          column={editing.column}
          onClose={() => setEditing(undefined)}
          onChange={(column) => {
            state.setChange(editing.table, column)
            setEditing(undefined)
          }}
        />
      )}
    </>
  )
}

/** Files with the same headings share a mapping: it is shown once. */
function distinctTables(preview: ImportPreview) {
  const found = new Map<string, { table: TablePreview; files: string[] }>()
  for (const { file, tables } of preview.files) {
    for (const table of tables) {
      const known = found.get(table.fingerprint)
      if (known) known.files.push(file)
      else found.set(table.fingerprint, { table, files: [file] })
    }
  }
  return [...found.values()]
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
        { label: t('columns.samples') },
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
          <span key="samples" className={classes.samples} title={column.samples.join('\n')}>
            {column.samples.slice(0, 3).join(' · ')}
          </span>,
        ]
      })}
    />
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
    column.counts.unread > 0 && t('columns.unread', { count: column.counts.unread }),
  ].filter(Boolean)
  return <span className={classes.how}>{parts.join(', ')}</span>
}
