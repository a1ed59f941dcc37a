import { appliedIn } from '../migrate.ts'
import { quoteName } from '../open/channels.ts'
import type { Session } from '../open/engine.ts'
import { quoted, sequencesOf, tablesOf } from './catalog.ts'
import type { BackupCounts, BackupFile, RowLine, TableStart } from './format.ts'
import { type LineWriter, openLineWriter } from './line-writer.ts'

export interface WriteOptions {
  readonly kind: 'embedded' | 'postgres'
  readonly made: Date
  readonly files?: AsyncIterable<BackupFile>
}

const wantedCharacters = 1_000_000
const mostRows = 5_000

/** Writes all rows as they stood at one moment, then the files; the name appears when everything is on the disk. */
export async function writeBackup(session: Session, path: string, options: WriteOptions): Promise<BackupCounts> {
  const out = openLineWriter(path)
  try {
    const { tables, rows } = await writeDatabase(session, out, options)
    const files = await writeFiles(out, options.files)
    const counts = { tables, rows, files }
    await out.end(counts)
    return counts
  } catch (error) {
    out.abandon()
    throw error
  }
}

async function writeDatabase(session: Session, out: LineWriter, options: WriteOptions) {
  const migrations = await appliedIn(session)
  await session.run([{ text: 'begin isolation level repeatable read read only' }])
  await seeEverything(session)
  const [version] = await session.run([{ text: `select current_setting('server_version') as version` }])
  await out.line({
    format: 'gantry-backup',
    version: 1,
    made: options.made.toISOString(),
    kind: options.kind,
    postgres: String(version?.rows[0]?.version),
    migrations,
  })
  const tables = await tablesOf(session)
  let rows = 0
  for (const table of tables) rows += await writeTable(session, out, table)
  // Sequences are under no policy; their owner may read them, the system role need not.
  await session.run([{ text: 'set local role none' }])
  for (const sequence of await sequencesOf(session)) await out.line(sequence)
  await session.run([{ text: 'commit' }])
  return { tables: tables.length, rows }
}

/** An owner that is no superuser is bound by row-level security itself; the system role sees every organisation. */
async function seeEverything(session: Session): Promise<void> {
  const [owner] = await session.run([
    { text: 'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user' },
  ])
  if (owner?.rows[0]?.free !== true) await session.run([{ text: 'set local role gantry_system' }])
}

async function writeTable(session: Session, out: LineWriter, start: TableStart): Promise<number> {
  await out.line(start)
  const cells = start.columns.map(([name]) => `${quoteName(name)}::text`).join(', ')
  await session.run([
    {
      text: `declare rows_out no scroll cursor for select array[${cells}]::text[] as cells from ${quoted(start.table)}`,
    },
  ])
  let written = 0
  let fetch = 50
  for (;;) {
    const [page] = await session.run([{ text: `fetch forward ${fetch} from rows_out` }])
    const rows = (page?.rows ?? []) as { cells: RowLine }[]
    for (const { cells: row } of rows) await out.line(row)
    written += rows.length
    if (rows.length < fetch) break
    fetch = nextFetch(rows)
  }
  await session.run([{ text: 'close rows_out' }])
  return written
}

/** About a megabyte at a time, however long the rows are. */
function nextFetch(rows: readonly { cells: RowLine }[]): number {
  let characters = 0
  for (const { cells } of rows) for (const cell of cells) characters += (cell?.length ?? 0) + 4
  const perRow = Math.max(1, characters / rows.length)
  return Math.max(1, Math.min(mostRows, Math.floor(wantedCharacters / perRow)))
}

async function writeFiles(out: LineWriter, files: AsyncIterable<BackupFile> | undefined): Promise<number> {
  let count = 0
  for await (const { name, bytes } of files ?? []) {
    await out.line({ file: name })
    for await (const chunk of bytes)
      await out.line(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('base64'))
    count += 1
  }
  return count
}
