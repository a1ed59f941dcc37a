import { kinds } from '@gantry/domain/kinds/index'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../database.ts'
import { openTestStore } from '../testing/open-test-store.ts'
import { migrationBetween, type TableSnapshot } from './ddl.ts'
import { type Table, tableOf } from './table.ts'

let store: Database
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

/** Columns that another migration added by hand, and why the kind does not know them. */
const byHand: Readonly<Record<string, readonly string[]>> = {
  status_report: ['source_identity', 'definitions', 'movement_reasons', 'source', 'recorded_at'],
  rating: ['source'],
}

const tables = kinds.map(tableOf)

test('the snapshot is what the kinds say', async () => {
  const snapshot = JSON.parse(await readFile(join(import.meta.dirname, 'kinds.snapshot.json'), 'utf8')) as TableSnapshot
  expect(snapshot).toEqual(Object.fromEntries(tables.map((table) => [table.name, JSON.parse(JSON.stringify(table))])))
})

describe('the migrated tables are those of the kinds', () => {
  test.each(tables.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    const [columns, indexes, foreign] = await store.read('system', [
      {
        text: `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
            pg_get_expr(d.adbin, d.adrelid) as "default", c.collname as collation
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          left join pg_collation c on c.oid = a.attcollation and c.collname <> 'default'
          where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
        values: [name],
      },
      { text: 'select indexname from pg_indexes where tablename = $1', values: [name] },
      {
        text: `select conname, pg_get_constraintdef(oid) as is from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
        values: [name],
      },
    ])
    const known = columns!.rows.filter((column) => !byHand[name]?.includes(String(column.name)))
    // Later migrations add columns at the end, wherever the kind lists the field.
    expect(known.map(columnOf).sort(byName)).toEqual(
      table.columns
        .map(({ name, type, ...column }) => ({
          name,
          notNull: column.notNull ?? false,
          default: column.default ?? null,
          type: typeOf(type),
        }))
        .sort(byName),
    )
    expect(indexes!.rows.map((row) => row.indexname)).toEqual(
      expect.arrayContaining(table.indexes.map((index) => index.name)),
    )
    for (const { column, to } of table.foreign)
      expect(foreign!.rows.map((row) => row.is)).toContain(`FOREIGN KEY (org, ${column}) REFERENCES ${to}(org, id)`)
  })
})

function byName(a: { readonly name: unknown }, b: { readonly name: unknown }): number {
  return String(a.name) < String(b.name) ? -1 : 1
}

function typeOf(type: string): string {
  return type.replace('timestamptz', 'timestamp with time zone')
}

function columnOf({ name, type, notNull, default: value, collation }: Record<string, unknown>) {
  return {
    name,
    type: collation ? [type, 'COLLATE', JSON.stringify(collation)].join(' ') : type,
    notNull,
    default: value,
  }
}

describe('what changes between two snapshots', () => {
  const before: Table = {
    name: 'thing',
    columns: [
      { name: 'id', type: 'uuid' },
      { name: 'old', type: 'text' },
    ],
    indexes: [],
    foreign: [],
  }

  test('a new column is added, an explicit rename renames', () => {
    const after: Table = {
      ...before,
      columns: [before.columns[0]!, { name: 'young', type: 'text', was: 'old' }, { name: 'day', type: 'date' }],
    }
    expect(migrationBetween({ thing: before }, { thing: after }).split('\n')).toEqual([
      'ALTER TABLE thing RENAME COLUMN old TO young;',
      'ALTER TABLE thing ADD COLUMN day date;',
    ])
  })

  test('what loses data waits for a person', () => {
    const after: Table = { ...before, columns: [{ name: 'id', type: 'text' }] }
    const sql = migrationBetween({ thing: before }, { thing: after })
    expect(sql.split('\n').every((line) => line.startsWith('-- DECIDE:'))).toBe(true)
    expect(migrationBetween({ thing: before }, { thing: before })).toBe('')
  })
})
