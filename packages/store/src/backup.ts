import type { BackupCounts, BackupFile, BackupLine, Header } from './backup/format.ts'
import { load, type TakeFile } from './backup/load.ts'
import { readLines } from './backup/read-lines.ts'
import { writeBackup } from './backup/write.ts'
import type { Database } from './database.ts'
import { StoreRefused } from './errors.ts'
import { type Migration, migrate, pendingOf, readMigrations } from './migrate.ts'
import type { Engine } from './open/engine.ts'
import { openBare, type OpenOptions } from './open/open.ts'
import { databaseOver, engineOf } from './open/scoped.ts'
import { refuseUnlessEmpty, wipe } from './backup/empty.ts'

export type { BackupCounts, BackupFile, Header as BackupHeader } from './backup/format.ts'

export interface BackupOptions {
  readonly made: Date
  /** Attachments and what else is kept beside the database. */
  readonly files?: AsyncIterable<BackupFile>
}

/**
 * Writes everything to one file, the same whichever kind of store it comes from. The embedded store serves nobody else
 * until its rows are written; a server goes on.
 */
export async function backUp(database: Database, path: string, options: BackupOptions): Promise<BackupCounts> {
  const engine = engineOf(database)
  return await engine.session((session) => writeBackup(session, path, { ...options, kind: engine.kind }), 0)
}

export interface RestoreOptions extends OpenOptions {
  /** Puts a file back under its name; without it the backup's files are passed over. */
  readonly takeFile?: TakeFile
}

/**
 * Opens an empty store of either kind and fills it: the schema the backup was made with, its rows, then newer migrations.
 * @throws StoreRefused when the file is no whole backup, is newer than this Gantry, or the store already holds something
 */
export async function restore(
  path: string,
  options: RestoreOptions,
): Promise<{ database: Database; counts: BackupCounts }> {
  const migrations = options.migrations ?? (await readMigrations())
  const header = await readHeader(path)
  const then = migrations.slice(0, migrations.length - laterThan(header, migrations, path).length)
  await checkBackup(path)
  const engine = await openBare(options)
  try {
    const counts = await fill(engine, path, then, options.takeFile ?? (async () => undefined))
    await migrate(engine, { migrations })
    return { database: databaseOver(engine), counts }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** The first line of a backup: when it was made, by which kind of store, with which schema. */
export async function readHeader(path: string): Promise<Header> {
  for await (const line of readLines(path)) return line as Header
  throw new Error('readLines refuses a file without lines')
}

/** Reads the whole file and its checksum without restoring anything. */
export async function checkBackup(path: string): Promise<BackupCounts> {
  let last: BackupLine | undefined
  for await (const line of readLines(path)) last = line
  return (last as { end: BackupCounts }).end
}

async function fill(
  engine: Engine,
  path: string,
  migrations: readonly Migration[],
  takeFile: TakeFile,
): Promise<BackupCounts> {
  await engine.session(async (session) => {
    await refuseUnlessEmpty(session)
    await wipe(session)
  }, 0)
  await migrate(engine, { migrations })
  return await engine.session((session) => load(session, readLines(path), takeFile), 0)
}

function laterThan(header: Header, migrations: readonly Migration[], path: string): Migration[] {
  try {
    return pendingOf(migrations, header.migrations)
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error
    const text = `${path} holds data of another Gantry: ${error.message}`
    throw new StoreRefused('backup.newer', text, { path, ...error.values })
  }
}
