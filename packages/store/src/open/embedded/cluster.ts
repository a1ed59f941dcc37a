import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StoreRefused } from '../../errors.ts'
import { flushPath } from './flushed-nodefs.ts'
import { startWorker } from './worker-link.ts'

/** Which database made a data folder; written beside it, since only the same line of versions can read it. */
interface Stamp {
  readonly pglite: string
  readonly postgres: string
}

/**
 * The cluster's folder inside the data folder, made when it is not there.
 * Making it takes 700 MB of memory that WebAssembly never gives back, so a worker does it that is then thrown away;
 * it grows under another name, so that a cluster is either whole or absent.
 * @throws StoreRefused 'store.foreign-version'
 */
export async function ensureCluster(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'database')
  const draft = join(dataDir, 'database.new')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  rmSync(draft, { recursive: true, force: true })
  if (existsSync(join(folder, 'PG_VERSION'))) {
    refuseForeign(dataDir, folder)
  } else {
    mkdirSync(draft, { mode: 0o700 })
    await (await startWorker({ folder: draft, sharedBuffersMb: 8 })).close()
    flushTree(draft)
    renameSync(draft, folder)
    flushPath(dataDir)
  }
  writeStamp(dataDir, { pglite: ownVersion(), postgres: postgresOf(folder) })
  return folder
}

function refuseForeign(dataDir: string, folder: string): void {
  const stamp = readStamp(dataDir)
  if (stamp && line(stamp.pglite) === line(ownVersion())) return
  if (!stamp && postgresOf(folder) === ownPostgres) return
  const postgres = stamp?.postgres ?? postgresOf(folder)
  const made = stamp ? `PGlite ${stamp.pglite} (PostgreSQL ${postgres})` : `PostgreSQL ${postgres}`
  throw new StoreRefused(
    'store.foreign-version',
    `The data in ${dataDir} was made by ${made}; this Gantry brings PGlite ${ownVersion()} and cannot read it. Maybe run "gantry backup FILE" with the Gantry that made it, then "gantry restore FILE" with this one into an empty folder.`,
    { folder: dataDir, made: stamp?.pglite ?? `postgres ${postgres}`, own: ownVersion() },
  )
}

/** The PostgreSQL inside the PGlite this package pins; a folder without a stamp is judged by it. */
const ownPostgres = '18'

/** Versions that share a format: '0.5.16' → '0.5'. */
function line(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

function postgresOf(folder: string): string {
  return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
}

export function ownVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const description = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return description.version
}

function stampPath(dataDir: string): string {
  return join(dataDir, 'database.json')
}

function readStamp(dataDir: string): Stamp | undefined {
  try {
    const stamp = JSON.parse(readFileSync(stampPath(dataDir), 'utf8')) as Partial<Stamp>
    return stamp.pglite && stamp.postgres ? { pglite: stamp.pglite, postgres: stamp.postgres } : undefined
  } catch {
    return undefined
  }
}

function writeStamp(dataDir: string, stamp: Stamp): void {
  const draft = `${stampPath(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(stamp)}\n`)
  flushPath(draft)
  renameSync(draft, stampPath(dataDir))
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) flushTree(path)
    else flushPath(path)
  }
  flushPath(folder)
}
