import { createHash } from 'node:crypto'
import { type Migration, readMigrations } from '../migrate.ts'

/** A small schema for tests of the store itself: the product's roles, one table of an organisation, one of everybody. */
export async function itemMigrations(): Promise<Migration[]> {
  const [roles] = await readMigrations()
  return [roles!, migrationOf('0001_item', itemSql)]
}

export function migrationOf(name: string, sql: string): Migration {
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

const itemSql = `
  create table item (
    org uuid not null,
    id bigint not null,
    title text,
    amount numeric(20, 2),
    day date,
    at timestamptz,
    tags text[],
    extra jsonb,
    bytes bytea,
    parent bigint,
    length integer generated always as (length(title)) stored,
    primary key (org, id),
    foreign key (org, parent) references item (org, id)
  );
  create index item_parent on item (org, parent);
  select enable_rls('item');

  create table visitor (id bigint generated always as identity primary key, name text not null);
  select system_only('visitor');
`
