import { existsSync, renameSync } from 'node:fs'
import type { Database } from '../database.ts'
import { type Migration, migrate } from '../migrate.ts'
import { type EmbeddedEngine, openEmbedded } from '../open/embedded/engine.ts'
import { silent } from '../open/engine.ts'
import { databaseOver } from '../open/scoped.ts'
import { alone } from './alone.ts'
import { cached, removeOld } from './cache.ts'

/** A store in memory from a snapshot that is made once for each set of migrations and kept in the temporary folder. */
export async function openMemoryStore(key: string, migrations: readonly Migration[]): Promise<Database> {
  const base = await snapshot('base', undefined, async () => undefined)
  const migrated = await snapshot(key, base, async (engine) => void (await migrate(engine, { migrations })))
  return databaseOver(await openInMemory(migrated))
}

async function snapshot(
  key: string,
  from: string | undefined,
  change: (engine: EmbeddedEngine) => Promise<void>,
): Promise<string> {
  const file = cached(`${key}.tar`)
  if (existsSync(file)) return file
  await alone(`${file}.lock`, async () => {
    if (existsSync(file)) return
    removeOld()
    const draft = `${file}.${process.pid}`
    const engine = await openInMemory(from)
    try {
      await change(engine)
      await engine.dump(draft)
    } finally {
      await engine.close()
    }
    renameSync(draft, file)
  })
  return file
}

async function openInMemory(from: string | undefined): Promise<EmbeddedEngine> {
  return await openEmbedded({
    start: { folder: null, sharedBuffersMb: 16, ...(from && { snapshot: from }) },
    log: silent,
    statementLimitMs: 60_000,
    heapLimitBytes: Number.POSITIVE_INFINITY,
    idleLimitMs: 60_000,
  })
}
