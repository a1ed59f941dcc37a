import { type Column, type Foreign, type Index, quotedName, type Table } from './table.ts'

export type TableSnapshot = Readonly<Record<string, Table>>

/**
 * SQL that brings the tables of one snapshot to those of another: new tables and columns, renames told by `was`, new
 * indexes. What loses data (a dropped or retyped column) is written as a comment, for a person to decide.
 */
export function migrationBetween(before: TableSnapshot, after: TableSnapshot): string {
  const fresh = Object.values(after).filter((table) => !before[table.name])
  const kept = Object.values(after).filter((table) => before[table.name])
  const gone = Object.keys(before).filter((name) => !after[name])
  return [
    ...fresh.map(createTable),
    ...kept.map((table) => changeTable(before[table.name]!, table)),
    ...fresh.flatMap((table) => table.foreign.map((foreign) => addForeign(table.name, foreign))),
    ...(fresh.length > 0 ? [enableRls(fresh)] : []),
    ...gone.map((name) => `-- DECIDE: DROP TABLE ${name};\n`),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function createTable(table: Table): string {
  const columns = [...table.columns.map(columnSql), 'PRIMARY KEY (org, id)'].map((line) => `  ${line}`)
  return [
    `CREATE TABLE ${table.name} (\n${columns.join(',\n')}\n);`,
    ...table.indexes.map((index) => createIndex(table.name, index)),
    '',
  ].join('\n')
}

function changeTable(before: Table, after: Table): string {
  const known = new Map(before.columns.map((column) => [column.name, column]))
  const renamed = new Set(
    after.columns.flatMap(({ name, was }) => (was && !known.has(name) && known.has(was) ? [was] : [])),
  )
  const lines = after.columns.flatMap((column) => changeColumn(after.name, known, column))
  const dropped = before.columns.filter(({ name }) => !renamed.has(name) && !after.columns.some((c) => c.name === name))
  return [
    ...lines,
    ...dropped.map(({ name }) => `-- DECIDE: ALTER TABLE ${after.name} DROP COLUMN ${quotedName(name)};`),
    ...missing(before.indexes, after.indexes).map((index) => createIndex(after.name, index)),
    ...missing(after.indexes, before.indexes).map(({ name }) => `DROP INDEX ${name};`),
    ...after.foreign
      .filter(({ column }) => !before.foreign.some((foreign) => foreign.column === column))
      .map((foreign) => addForeign(after.name, foreign)),
  ].join('\n')
}

function changeColumn(table: string, known: Map<string, Column>, column: Column): string[] {
  const before = known.get(column.name)
  if (before?.type === column.type) return []
  if (before) return [`-- DECIDE: ALTER TABLE ${table} ALTER COLUMN ${quotedName(column.name)} TYPE ${column.type};`]
  if (column.was && known.has(column.was))
    return [`ALTER TABLE ${table} RENAME COLUMN ${quotedName(column.was)} TO ${quotedName(column.name)};`]
  return [`ALTER TABLE ${table} ADD COLUMN ${columnSql(column)};`]
}

function missing(from: readonly Index[], wanted: readonly Index[]): Index[] {
  return wanted.filter(({ name }) => !from.some((index) => index.name === name))
}

function columnSql({ name, type, notNull, default: value }: Column): string {
  return [quotedName(name), type, notNull ? 'NOT NULL' : '', value ? `DEFAULT ${value}` : ''].filter(Boolean).join(' ')
}

function createIndex(table: string, { name, columns, unique, where }: Index): string {
  const on = `${table} (${columns.map(quotedName).join(', ')})`
  return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${on}${where ? ` WHERE ${where}` : ''};`
}

function addForeign(table: string, { column, to }: Foreign): string {
  return `ALTER TABLE ${table} ADD FOREIGN KEY (org, ${quotedName(column)}) REFERENCES ${to} (org, id);`
}

function enableRls(tables: readonly Table[]): string {
  const names = tables.map(({ name }) => `'${name}'`).join(', ')
  return `SELECT enable_rls(t) FROM unnest(ARRAY[${names}]::regclass[]) AS t;\n`
}
