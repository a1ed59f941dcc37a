import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database.ts'
import { writeBackup } from '../backup/write.ts'
import { migrate, type Migration, readMigrations } from '../migrate.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { openEmbedded } from './embedded/engine.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import type { WorkerStart } from './embedded/messages.ts'
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
  /** A transaction that asks nothing for this long is rolled back. */
  readonly idleLimitMs?: number
  /** Connections to a server. */
  readonly connections?: number
  /** Above this much WebAssembly memory the embedded worker is replaced. */
  readonly heapLimitBytes?: number
  readonly checkpointEveryMs?: number
  readonly lookEveryMs?: number
  /** Local hour of the nightly vacuum of the embedded database. */
  readonly vacuumHour?: number
  /** Stands between the embedded database and the disk: durability tests. */
  readonly fileLayer?: WorkerStart['fileLayer']
  /** Other migrations than our own: tests of the store itself, and restoring an older backup. */
  readonly migrations?: readonly Migration[]
}

const defaultIdleLimitMs = 60_000
const megabyte = 1024 * 1024

/**
 * Opens the store and brings its schema up to date. The one place where the two kinds differ.
 * @throws StoreRefused with a sentence for the person at the terminal: folder in use, foreign or newer data, no server
 */
export async function openStore(options: OpenOptions): Promise<Database> {
  const migrations = options.migrations ?? (await readMigrations())
  const engine = await openBare(options)
  try {
    await migrate(engine, { migrations, beforeFirst: (session) => backUpFirst(session, engine, options) })
    return databaseOver(engine)
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** The store as it is, its schema untouched: for restoring a backup. */
export async function openBare(options: OpenOptions): Promise<Engine> {
  if (options.databaseUrl) return await openServer(options.databaseUrl, options)
  if (options.dataDir) return await openFolder(options.dataDir, options)
  throw new TypeError('openStore needs a data folder or the URL of a database')
}

async function openServer(url: string, options: OpenOptions): Promise<Engine> {
  return await openPostgres({
    url,
    log: options.log ?? silent,
    connections: options.connections ?? 10,
    statementLimitMs: options.statementLimitMs ?? 20_000,
    idleLimitMs: options.idleLimitMs ?? defaultIdleLimitMs,
  })
}

async function openFolder(dataDir: string, options: OpenOptions): Promise<Engine> {
  const unlock = lockFolder(dataDir)
  try {
    const engine = await openEmbedded({
      start: {
        folder: await ensureCluster(dataDir),
        sharedBuffersMb: 32,
        ...(options.fileLayer && { fileLayer: options.fileLayer }),
      },
      log: options.log ?? silent,
      statementLimitMs: options.statementLimitMs ?? 20_000,
      heapLimitBytes: options.heapLimitBytes ?? 384 * megabyte,
      idleLimitMs: options.idleLimitMs ?? defaultIdleLimitMs,
    })
    const stopUpkeep = startUpkeep(engine, {
      checkpointEveryMs: options.checkpointEveryMs ?? 5 * 60_000,
      lookEveryMs: options.lookEveryMs ?? 10_000,
      vacuumHour: options.vacuumHour ?? 3,
    })
    return {
      ...engine,
      async close() {
        stopUpkeep()
        try {
          await engine.close()
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

/** Before the schema of the embedded store changes, all of it is kept in `backups/`; a server's owner has backups of their own. */
async function backUpFirst(session: Session, engine: Engine, { dataDir }: OpenOptions): Promise<void> {
  if (engine.kind === 'postgres' || !dataDir) return
  const made = new Date()
  const folder = join(dataDir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `before-update-${made.toISOString().replaceAll(/[:.]/g, '-')}.gantry`)
  await writeBackup(session, path, { kind: engine.kind, made })
  engine.log.info({ path }, 'Backed up before the schema changes')
}
