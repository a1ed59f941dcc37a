import pg from 'pg'
import type { Database } from '../database.ts'
import type { Migration } from '../migrate.ts'
import { openStore } from '../open/open.ts'

const dayMs = 24 * 60 * 60_000

/** A database of its own on a server, copied from a migrated template, dropped when the store is closed. */
export async function openScratchDatabase(
  url: string,
  key: string,
  migrations: readonly Migration[],
): Promise<Database> {
  const name = `gantry_test_${crypto.randomUUID().replaceAll('-', '')}`
  const template = `gantry_template_${key}`
  await asAdministrator(url, async (run) => {
    // Copying needs a template nobody is connected to: one test process at a time, also while making it.
    await run("select pg_advisory_lock(hashtext('gantry test templates'))")
    if ((await run(`select from pg_database where datname = '${template}'`)) === 0)
      await makeTemplate(url, template, migrations, run)
    await run(`create database ${name} template ${template}`)
  })
  const database = await openStore({ databaseUrl: inDatabase(url, name), migrations, connections: 6 })
  const close = database.close
  return Object.assign(database, {
    async close() {
      await close()
      await asAdministrator(url, async (run) => void (await run(`drop database if exists ${name} with (force)`)))
    },
  })
}

/** A database with nothing in it, not even the schema; for restoring into. */
export async function createScratchDatabase(url: string): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const name = `gantry_test_${crypto.randomUUID().replaceAll('-', '')}`
  await asAdministrator(url, async (run) => void (await run(`create database ${name}`)))
  return {
    databaseUrl: inDatabase(url, name),
    drop: () => asAdministrator(url, async (run) => void (await run(`drop database if exists ${name} with (force)`))),
  }
}

type Run = (text: string) => Promise<number>

async function makeTemplate(url: string, template: string, migrations: readonly Migration[], run: Run): Promise<void> {
  await dropOldTemplates(url)
  const draft = `${template}_new`
  await run(`drop database if exists ${draft} with (force)`)
  await run(`create database ${draft}`)
  await (await openStore({ databaseUrl: inDatabase(url, draft), migrations })).close()
  await run(`comment on database ${draft} is '${Date.now()}'`)
  await run(`alter database ${draft} rename to ${template}`)
}

async function dropOldTemplates(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; made: string | null }>(
    `select datname as name, shobj_description(oid, 'pg_database') as made from pg_database where datname like 'gantry\\_template\\_%'`,
  )
  for (const { name, made } of rows) {
    if (made !== null && Date.now() - Number(made) > dayMs) await client.query(`drop database if exists ${name}`)
  }
  await client.end()
}

async function asAdministrator(url: string, work: (run: Run) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(async (text) => (await client.query(text)).rowCount ?? 0)
  } finally {
    await client.end()
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
