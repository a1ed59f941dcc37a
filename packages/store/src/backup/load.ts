import type { Session } from '../open/engine.ts'
import { quoteName } from '../open/channels.ts'
import { quoted, tablesOf } from './catalog.ts'
import type { BackupCounts, BackupLine, RowLine, TableStart } from './format.ts'
import { isEnd } from './read-lines.ts'

/** Takes a file of the backup: its name, then its bytes. */
export type TakeFile = (name: string, bytes: Uint8Array[]) => Promise<void>

const batchCharacters = 1_000_000

/**
 * Fills the tables from the lines after the header, in one transaction. Foreign keys are dropped and made again, which
 * checks them; triggers and forced row-level security rest meanwhile (an owner without superuser rights may do all of it).
 */
export async function load(
  session: Session,
  lines: AsyncIterable<BackupLine>,
  takeFile: TakeFile,
): Promise<BackupCounts> {
  await session.run([{ text: 'begin' }])
  const restore = await setAside(session)
  const counts = await loadLines(session, lines, takeFile)
  for (const text of restore) await session.run([{ text }])
  await session.run([{ text: 'commit' }])
  return counts
}

/** Statements that put back what was set aside. */
async function setAside(session: Session): Promise<string[]> {
  const [found] = await session.run([
    {
      text: `select * from (
          select 1 as step, format('alter table %s drop constraint %I', conrelid::regclass, conname) as undo,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) as redo
          from pg_constraint c join pg_namespace n on n.oid = c.connamespace
          where contype = 'f' and conparentid = 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          union all
          select 2, format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
            format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
          from pg_trigger where not tgisinternal and tgenabled = 'O' and tgparentid = 0
          union all
          select 3, format('alter table %s no force row level security', oid::regclass),
            format('alter table %s force row level security', oid::regclass)
          from pg_class where relforcerowsecurity
        ) aside order by step, undo`,
    },
  ])
  const aside = (found?.rows ?? []) as { undo: string; redo: string }[]
  for (const { undo } of aside) await session.run([{ text: undo }])
  const tables = (await tablesOf(session)).map(({ table }) => quoted(table))
  if (tables.length > 0) await session.run([{ text: `truncate ${tables.join(', ')}` }])
  return aside.map(({ redo }) => redo)
}

async function loadLines(
  session: Session,
  lines: AsyncIterable<BackupLine>,
  takeFile: TakeFile,
): Promise<BackupCounts> {
  let counts: BackupCounts = { tables: 0, rows: 0, files: 0 }
  let table: TableStart | undefined
  let rows: RowLine[] = []
  let characters = 0
  let file: { name: string; bytes: Uint8Array[] } | undefined

  async function flush(): Promise<void> {
    if (table && rows.length > 0) await insert(session, table, rows)
    rows = []
    characters = 0
  }

  async function finishFile(): Promise<void> {
    if (file) await takeFile(file.name, file.bytes)
    file = undefined
  }

  for await (const line of lines) {
    if (isRow(line)) {
      rows.push(line)
      for (const cell of line) characters += cell?.length ?? 0
      if (characters >= batchCharacters || rows.length >= 5_000) await flush()
    } else if (typeof line === 'string') {
      file?.bytes.push(Buffer.from(line, 'base64'))
    } else {
      await flush()
      await finishFile()
      table = 'table' in line ? line : undefined
      if ('file' in line) file = { name: line.file, bytes: [] }
      if ('sequence' in line) await setSequence(session, line)
      if (isEnd(line)) counts = line.end
    }
  }
  return counts
}

function isRow(line: BackupLine): line is RowLine {
  return Array.isArray(line)
}

async function insert(session: Session, { table, columns }: TableStart, rows: readonly RowLine[]): Promise<void> {
  const names = columns.map(([name]) => quoteName(name)).join(', ')
  const casts = columns.map(([, type], i) => `v.c${i}::${type}`).join(', ')
  const parameters = columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const aliases = columns.map((_, i) => `c${i}`).join(', ')
  await session.run([
    {
      text: `insert into ${quoted(table)} (${names}) overriding system value
        select ${casts} from unnest(${parameters}) as v(${aliases})`,
      values: columns.map((_, i) => rows.map((row) => row[i] ?? null)),
    },
  ])
}

async function setSequence(session: Session, line: Extract<BackupLine, { sequence: unknown }>): Promise<void> {
  await session.run([
    {
      text: 'select setval($1::regclass, $2::bigint, $3::boolean)',
      values: [quoted(line.sequence), line.last, line.called],
    },
  ])
}
