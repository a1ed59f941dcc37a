import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError, StoreRefused } from './errors.ts'
import type { Engine, Session } from './open/engine.ts'

/** One SQL file of `migrations/`, applied once and then never changed. */
export interface Migration {
  /** '0007_rating' */
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

export interface AppliedMigration {
  readonly name: string
  readonly sha256: string
}

export const migrationsFolder = join(import.meta.dirname, '..', 'migrations')

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/

/** The files in order of their numbers. @throws Error for a badly named file or a number used twice */
export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const odd = files.find((file) => !fileName.test(file))
  if (odd) throw new Error(`${odd} in ${folder} is not named like 0007_rating.sql`)
  const twice = files.find((file, i) => i > 0 && file.slice(0, 4) === files[i - 1]!.slice(0, 4))
  if (twice) throw new Error(`Two migrations in ${folder} have the number ${twice.slice(0, 4)}`)
  return await Promise.all(files.map((file) => readMigration(folder, file)))
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
  return { name: file.slice(0, -4), sha256: sha256(sql), sql }
}

/** Applies what is missing, each file in a transaction of its own, and returns the names applied. */
export async function migrate(engine: Engine, options: MigrateOptions): Promise<string[]> {
  return await engine.session(async (session) => {
    await session.run([{ text: "select pg_advisory_lock(hashtext('gantry migrations'))" }])
    try {
      const applied = await appliedIn(session)
      const pending = pendingOf(options.migrations, applied)
      if (pending.length > 0 && applied.length > 0) await options.beforeFirst?.(session, pending)
      for (const migration of pending) {
        await apply(session, migration)
        engine.log.info({ migration: migration.name }, 'Migration applied')
      }
      return pending.map((migration) => migration.name)
    } finally {
      await session.run([{ text: "select pg_advisory_unlock(hashtext('gantry migrations'))" }])
    }
  }, 0)
}

export interface MigrateOptions {
  readonly migrations: readonly Migration[]
  /** Before the first change to a store that already holds something: the place for a backup. */
  readonly beforeFirst?: (session: Session, pending: readonly Migration[]) => Promise<void>
}

/** What stands in the store's own table; empty when it was never migrated. */
export async function appliedIn(session: Session): Promise<AppliedMigration[]> {
  const [table] = await session.run([{ text: "select to_regclass('public.migration') is not null as there" }])
  if (table?.rows[0]?.there !== true) return []
  const [applied] = await session.run([{ text: 'select name, sha256 from public.migration order by name' }])
  return (applied?.rows ?? []) as unknown as AppliedMigration[]
}

/** @throws StoreRefused for a newer schema, a changed file, or one that came in between */
export function pendingOf(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  for (const [i, done] of applied.entries()) {
    const file = known.find((migration) => migration.name === done.name)
    if (!file) throw newerSchema(done.name)
    if (file.sha256 !== done.sha256) throw changedFile(done.name)
    if (known[i]?.name !== done.name) throw cameBetween(known[i]?.name ?? '', done.name)
  }
  return known.slice(applied.length)
}

async function apply(session: Session, { name, sha256, sql }: Migration): Promise<void> {
  try {
    await session.script('begin')
    await session.script(sql)
    await session.run([{ text: createTable }])
    await session.run([{ text: 'insert into public.migration (name, sha256) values ($1, $2)', values: [name, sha256] }])
    await session.script('commit')
  } catch (error) {
    await session.script('rollback')
    if (!(error instanceof DatabaseError)) throw error
    if (error.hint && error.code === 'P0001')
      throw new StoreRefused('store.role-missing', `${error.message}. ${error.hint}`)
    const detail = error.detail ? ` (${error.detail})` : ''
    throw new Error(`Migration ${name}${lineOf(error)} failed: ${error.message}${detail}`, { cause: error })
  }
}

function lineOf({ position, text }: DatabaseError): string {
  return position === undefined ? '' : `, line ${text.slice(0, position - 1).split('\n').length},`
}

const createTable = `create table if not exists public.migration (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
)`

function newerSchema(name: string): StoreRefused {
  return new StoreRefused(
    'store.newer-schema',
    `This data was last opened by a newer Gantry (it knows ${name}, this one does not). Maybe update Gantry, or restore a backup made before the update.`,
    { migration: name },
  )
}

function changedFile(name: string): StoreRefused {
  return new StoreRefused(
    'store.migration-changed',
    `Migration ${name} is not the one this data was made with. Maybe undo the change to its file and write a new migration instead.`,
    { migration: name },
  )
}

function cameBetween(name: string, before: string): StoreRefused {
  return new StoreRefused(
    'store.migration-changed',
    `Migration ${name} has a lower number than ${before}, which is applied already. Maybe give it the next free number.`,
    { migration: name },
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
