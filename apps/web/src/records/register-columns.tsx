import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { useTranslation } from 'react-i18next'
import { Day } from '../components/day.tsx'
import type { Column } from '../components/data-table.tsx'
import { StateMark } from './record-body.tsx'
import classes from './register.module.css'
import { FieldCell, InitiativeCell } from './row-cells.tsx'
import { fieldsOf, type NamedField } from './use-kinds.ts'
import type { useRecordChange } from './use-record-change.ts'
import { widgets } from './widgets.ts'

export interface RegisterColumnsOptions {
  readonly t: ReturnType<typeof useTranslation<'records'>>['t']
  readonly href: (row: RecordJson) => string
  readonly onOpen: (row: RecordJson) => void
  readonly save: ReturnType<typeof useRecordChange>['save']
  readonly move: ReturnType<typeof useRecordChange>['move']
  readonly indent?: (row: RecordJson) => number
}

/** Columns of a list: reference, name, the kind's own choice, state, and every other field on demand. */
export function registerColumns(kind: KindJson, options: RegisterColumnsOptions): Column<RecordJson>[] {
  const { t, href, onOpen, save, move } = options
  const fields = fieldsOf(kind)
  const usual = kind.list.filter((name) => name !== kind.title)
  const chosen = usual.flatMap((name) => fields.filter((field) => field.name === name))
  const others = fields.filter(({ name }) => name !== kind.title && !usual.includes(name))
  const hangs = kind.of !== 'organisation' && kind.name !== 'initiative'
  const facts = factsOf(kind, chosen, hangs ? 2 : 3)
  const fieldColumn = (field: (typeof fields)[number], optional: boolean): Column<RecordJson> => {
    const widget = widgets[field.field.type]
    return {
      id: field.name,
      label: field.field.label,
      hint: field.field.help,
      width: widget.width,
      numeric: widget.numeric,
      sortKey: widget.sortable ? field.name : undefined,
      firstSort: widget.numeric ? 'desc' : 'asc',
      card: facts.has(field.name) ? 'fact' : undefined,
      optional: optional && !field.custom,
      cell: (row) => <FieldCell row={row} field={field} onSave={(entry, base) => save(base, field, entry)} />,
    }
  }
  const state: Column<RecordJson>[] = kind.states
    ? [
        {
          id: 'state',
          label: t('state'),
          width: 112,
          sortKey: 'state',
          card: 'mark',
          cell: ({ state: now }) => now && <StateMark state={now} settled={kind.settled.includes(now)} />,
        },
      ]
    : []
  const initiative: Column<RecordJson>[] = !hangs
    ? []
    : [
        {
          id: 'initiative',
          label: t('initiative'),
          width: 180,
          card: 'fact',
          cell: (row) => <InitiativeCell row={row} may={kind.allowed.move.ok} onMove={(at, to) => void move(at, to)} />,
        },
      ]
  return [
    {
      id: 'ref',
      label: t('ref'),
      width: 76,
      sortKey: 'ref',
      firstSort: 'desc',
      cell: ({ ref }) => <span className={classes.ref}>{ref}</span>,
    },
    {
      id: kind.title,
      label: kind.fields[kind.title]?.label ?? t('title'),
      fixed: true,
      card: 'title',
      sortKey: kind.title,
      cell: (row) => (
        <a
          href={href(row)}
          className={classes.title}
          title={row.title}
          tabIndex={-1}
          style={options.indent && { paddingInlineStart: options.indent(row) * 16 }}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            onOpen(row)
          }}
        >
          {row.title}
        </a>
      ),
    },
    ...state,
    ...initiative,
    ...chosen.map((field) => fieldColumn(field, false)),
    ...others.map((field) => fieldColumn(field, true)),
    {
      id: 'updatedAt',
      label: t('updatedAt'),
      width: 112,
      sortKey: 'updatedAt',
      firstSort: 'desc',
      optional: true,
      cell: ({ updatedAt }) => <Day day={updatedAt.slice(0, 10)} />,
    },
  ]
}

/** What a card tells: the first of the list's columns, and the day by which something is to be done. */
function factsOf(kind: KindJson, chosen: readonly NamedField[], most: number): ReadonlySet<string> {
  const day = chosen.find(({ field }) => field.type === 'day')?.name
  const others = kind.list.filter((name) => name !== kind.title && name !== day)
  return new Set(day === undefined ? others.slice(0, most) : [...others.slice(0, most - 1), day])
}
