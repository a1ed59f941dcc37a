import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { openTestStore } from './testing/open-test-store.ts'

let store: Database

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(async () => await store.close())

async function names(text: string): Promise<unknown[]> {
  const [result] = await store.read('system', [{ text }])
  return result!.rows.map(({ name }) => name)
}

const ourTables = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname <> 'migration'`
const hasOrg = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org' and not a.attisdropped)`

describe("the product's own tables", () => {
  it('are there', async () => {
    expect((await names(`select c.relname as name from ${ourTables} and ${hasOrg}`)).length).toBeGreaterThan(10)
  })

  it('with an organisation are all under forced row-level security', async () => {
    const open = await names(
      `select c.oid::regclass::text as name from ${ourTables} and ${hasOrg} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  it('with an organisation have exactly the two policies of enable_rls', async () => {
    const odd = await names(`select c.oid::regclass::text as name from ${ourTables} and ${hasOrg} and array(
        select polname || ' ' || polpermissive || ' ' || polcmd::text || ' ' || pg_get_expr(polqual, polrelid) || ' ' || pg_get_expr(polwithcheck, polrelid)
        from pg_policy where polrelid = c.oid order by polname
      ) <> array['every_organisation true * true true', 'own_organisation true * (org = gantry_org()) (org = gantry_org())']`)
    expect(odd).toEqual([])
  })

  it('without an organisation are closed to the application, or held to one organisation by a policy', async () => {
    const open = await names(`select c.oid::regclass::text as name from ${ourTables} and not ${hasOrg}
      and has_table_privilege('gantry_app', c.oid, 'insert, update, delete')
      and not (c.relrowsecurity and c.relforcerowsecurity)`)
    expect(open).toEqual([])
  })

  it('can all be read by the system role, so that a backup is whole', async () => {
    const closed = await names(
      `select c.oid::regclass::text as name from ${ourTables} and not has_table_privilege('gantry_system', c.oid, 'select')`,
    )
    expect(closed).toEqual([])
  })
})

describe('the roles', () => {
  it('have no power over row-level security, and cannot log in', async () => {
    const mighty = await names(`select rolname as name from pg_roles where rolname in ('gantry_app', 'gantry_system')
      and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolreplication)`)
    expect(mighty).toEqual([])
    expect(await names(`select rolname as name from pg_roles where rolname like 'gantry\\_%' order by 1`)).toEqual(
      expect.arrayContaining(['gantry_app', 'gantry_system']),
    )
  })

  it('own no table, and create none', async () => {
    expect(
      await names(`select c.relname as name from ${ourTables} and pg_get_userbyid(c.relowner) like 'gantry\\_%'`),
    ).toEqual([])
    expect(
      await names(
        `select nspname as name from pg_namespace n where nspname !~ '^pg_' and (has_schema_privilege('gantry_app', n.oid, 'create') or has_schema_privilege('gantry_system', n.oid, 'create'))`,
      ),
    ).toEqual([])
  })

  it('leave no function that runs with the rights of a superuser', async () => {
    const risky =
      await names(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prosecdef and pg_get_userbyid(p.proowner) <> 'gantry_system'`)
    expect(risky).toEqual([])
  })
})
