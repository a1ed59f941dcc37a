import type { Field } from '@gantry/domain/field'
import { type AnyKind, snakeCase } from '@gantry/domain/kind'

/** The table of a kind as data: what `ddl.ts` writes, `kinds.snapshot.json` keeps, and a test compares with the database. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly indexes: readonly Index[]
  readonly foreign: readonly Foreign[]
}
export interface Column {
  readonly name: string
  readonly type: string
  readonly notNull?: true
  readonly default?: string
  readonly was?: string
}
export interface Index {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique?: true
  readonly where?: string
}
export interface Foreign {
  readonly column: string
  readonly to: string
}

export function tableOf(kind: AnyKind): Table {
  const name = snakeCase(kind.name)
  return {
    name,
    columns: [...headColumns(kind), ...fieldColumns(kind), ...tailColumns],
    indexes: indexesOf(kind, name),
    foreign: [{ column: 'initiative', to: 'initiative' }, ...foreignOf(kind)],
  }
}

function headColumns(kind: AnyKind): Column[] {
  const placed = kind.of === 'initiative' ? ({ notNull: true } as const) : {}
  return [
    { name: 'org', type: 'uuid', notNull: true },
    { name: 'id', type: 'uuid', notNull: true },
    { name: 'ref_no', type: 'bigint', notNull: true },
    { name: 'version', type: 'integer', notNull: true, default: '1' },
    kind.states ? { name: 'state', type: 'text', notNull: true } : { name: 'state', type: 'text' },
    { name: 'initiative', type: 'uuid', ...placed },
    { name: 'place', type: 'text COLLATE "C"', ...placed },
  ]
}

const tailColumns: readonly Column[] = [
  { name: 'absent', type: 'jsonb', notNull: true, default: `'{}'::jsonb` },
  { name: 'custom', type: 'jsonb', notNull: true, default: `'{}'::jsonb` },
  { name: 'audience', type: 'text', notNull: true, default: `'inherits'::text` },
  { name: 'created_at', type: 'timestamptz', notNull: true, default: 'now()' },
  { name: 'created_by', type: 'uuid' },
  { name: 'updated_at', type: 'timestamptz', notNull: true, default: 'now()' },
  { name: 'updated_by', type: 'uuid' },
  { name: 'deleted_at', type: 'timestamptz' },
]

/** Several references are rows of `record_link`, not a column. */
export const columnTypes: Readonly<Record<Field['type'], string | null>> = {
  text: 'text',
  note: 'text',
  choice: 'text',
  flag: 'boolean',
  count: 'bigint',
  scale: 'smallint',
  money: 'bigint',
  percent: 'double precision',
  day: 'date',
  instant: 'timestamptz',
  ref: 'uuid',
  refs: null,
  person: 'uuid',
  link: 'text',
  tags: 'text[]',
}

function fieldColumns(kind: AnyKind): Column[] {
  return Object.entries(kind.fields).flatMap(([key, field]) => {
    const type = columnTypes[field.type]
    if (type === null) return []
    const name = snakeCase(key)
    const was = field.was ? { was: snakeCase(field.was) } : {}
    const first: Column = key === kind.title ? { name, type, notNull: true, ...was } : { name, type, ...was }
    return [first, ...moneyColumns(name, field)]
  })
}

function moneyColumns(name: string, field: Field): Column[] {
  if (field.type !== 'money') return []
  const ends = field.ranged ? ['low', 'high'].map((end) => ({ name: `${name}_${end}`, type: 'bigint' })) : []
  return [{ name: `${name}_currency`, type: 'text' }, ...ends]
}

function indexesOf(kind: AnyKind, table: string): Index[] {
  const there = 'deleted_at IS NULL'
  const pointed = Object.entries(kind.fields)
    .filter(([key, field]) => field.type === 'ref' || kind.own?.includes(key))
    .map(([key]) => snakeCase(key))
  return [
    { name: `${table}_ref`, columns: ['org', 'ref_no'], unique: true },
    ...(kind.of === 'organisation'
      ? []
      : [{ name: `${table}_place`, columns: ['org', 'place', 'ref_no'], where: there }]),
    {
      name: `${table}_by_${snakeCase(kind.title)}`,
      columns: ['org', `${snakeCase(kind.title)} COLLATE "und-x-icu"`, 'id'],
      where: there,
    },
    ...pointed.map((column) => ({
      name: `${table}_of_${column}`,
      columns: ['org', column],
      where: `${column} IS NOT NULL`,
    })),
  ]
}

function foreignOf(kind: AnyKind): Foreign[] {
  return Object.entries(kind.fields).flatMap(([key, field]) => {
    if (field.type === 'person') return [{ column: snakeCase(key), to: 'person' }]
    return field.type === 'ref' && field.to ? [{ column: snakeCase(key), to: snakeCase(field.to) }] : []
  })
}

/** Names are ours (snake_case), some are words of SQL. */
export function quotedName(name: string): string {
  return reserved.has(name) ? `"${name}"` : name
}

const reserved = new Set(['right', 'value', 'next', 'references', 'order', 'group', 'user', 'end', 'default', 'check'])

const typesByKind = new Map<string, ReadonlyMap<string, string>>()

/** SQL types of a kind's columns, without collations. */
export function columnTypesByName(kind: AnyKind): ReadonlyMap<string, string> {
  const known = typesByKind.get(kind.name)
  if (known) return known
  const types = new Map(tableOf(kind).columns.map(({ name, type }) => [name, type.replace(' COLLATE "C"', '')]))
  typesByKind.set(kind.name, types)
  return types
}
