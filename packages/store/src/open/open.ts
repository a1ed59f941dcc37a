import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database.ts'
import { migrate, type Migration, readMigrations } from '../migrate.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { openEmbedded } from './embedded/engine.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import { startUpkeep } from './embedded/upkeep.ts'
import { type Engine, type Session, silent, type StoreLog } from './engine.ts'
import { openPostgres } from './postgres/engine.ts'
import { databaseOver } from './scoped.ts'

export interface OpenOptions {
  /** A PostgreSQL server; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined
  readonly dataDir?: string | undefined
  readonly log?: StoreLog
  /** A statement over this is stopped with StatementTimeout. */
  readonly statementLimitMs?: number
  /** Connections to a server. */
  readonly connections?: number
  /** Above this much WebAssembly memory the embedded worker is replaced. */
  readonly heapLimitBytes?: number
  readonly checkpointEveryMs?: number
  readonly lookEveryMs?: number
  /** Local hour of the nightly vacuum of the embedded database. */
  readonly vacuumHour?: number
  /** Other migrations than our own: tests of the store itself, and restoring an older backup. */
  readonly migrations?: readonly Migration[]
}

const megabyte = 1024 * 1024

/**
 * Opens the store and brings its schema up to date. The one place where the two kinds differ.
 * @throws StoreRefused with a sentence for the person at the terminal: folder in use, foreign or newer data, no server
 */
export async function openStore(options: OpenOptions): Promise<Database> {
  const migrations = options.migrations ?? (await readMigrations())
  return databaseOver(await openEngine(options, migrations))
}

async function openEngine(options: OpenOptions, migrations: readonly Migration[]): Promise<Engine> {
  if (options.databaseUrl) return await openServer(options.databaseUrl, options, migrations)
  if (options.dataDir) return await openFolder(options.dataDir, options, migrations)
  throw new TypeError('openStore needs a data folder or the URL of a database')
}

async function openServer(url: string, options: OpenOptions, migrations: readonly Migration[]): Promise<Engine> {
  const engine = await openPostgres({
    url,
    log: options.log ?? silent,
    connections: options.connections ?? 10,
    statementLimitMs: options.statementLimitMs ?? 20_000,
  })
  return await migrated(engine, migrations, undefined)
}

async function openFolder(dataDir: string, options: OpenOptions, migrations: readonly Migration[]): Promise<Engine> {
  const unlock = lockFolder(dataDir)
  try {
    const engine = await openEmbedded({
      start: { folder: await ensureCluster(dataDir), sharedBuffersMb: 32 },
      log: options.log ?? silent,
      statementLimitMs: options.statementLimitMs ?? 20_000,
      heapLimitBytes: options.heapLimitBytes ?? 384 * megabyte,
    })
    const ready = await migrated(engine, migrations, join(dataDir, 'backups'))
    const stopUpkeep = startUpkeep(ready, {
      checkpointEveryMs: options.checkpointEveryMs ?? 5 * 60_000,
      lookEveryMs: options.lookEveryMs ?? 10_000,
      vacuumHour: options.vacuumHour ?? 3,
    })
    return {
      ...ready,
      async close() {
        stopUpkeep()
        try {
          await ready.close()
        } finally {
          unlock()
        }
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Closes the engine again when its data cannot be brought up to date. */
async function migrated(engine: Engine, migrations: readonly Migration[], backups: string | undefined): Promise<Engine> {
  try {
    await migrate(engine, { migrations, ...(backups && { beforeFirst: (session) => backUpFirst(session, backups) }) })
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function backUpFirst(_session: Session, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}
