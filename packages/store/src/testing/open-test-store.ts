import { createHash } from 'node:crypto'
import type { Database } from '../database.ts'
import { type Migration, readMigrations } from '../migrate.ts'
import { openMemoryStore } from './memory-store.ts'
import { openScratchDatabase } from './scratch-database.ts'

export interface TestStoreOptions {
  /** Instead of the product's own. */
  readonly migrations?: readonly Migration[]
}

/**
 * An empty, migrated store of its own for one test file; `close()` leaves nothing behind.
 * Embedded and in memory by default (about a second); with GANTRY_TEST_DATABASE_URL a scratch database on that server.
 */
export async function openTestStore(options: TestStoreOptions = {}): Promise<Database> {
  const migrations = options.migrations ?? (await readMigrations())
  const url = process.env.GANTRY_TEST_DATABASE_URL
  const key = keyOf(migrations)
  return url ? await openScratchDatabase(url, key, migrations) : await openMemoryStore(key, migrations)
}

function keyOf(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const { name, sha256, sql } of migrations) hash.update(`${name}\n${sha256}\n${sql}\n`)
  return hash.digest('hex').slice(0, 16)
}
