import type { Session } from '../open/engine.ts'
import { quoteName } from '../open/channels.ts'
import type { SequenceLine, TableName, TableStart } from './format.ts'

const ours = `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`

/** Every table but the list of migrations, with the columns that hold values of their own. Partitions through their parent. */
export async function tablesOf(session: Session): Promise<TableStart[]> {
  const [found] = await session.run([
    {
      text: `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
          array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
          and not (n.nspname = 'public' and c.relname = 'migration')
        group by n.nspname, c.relname order by n.nspname, c.relname`,
    },
  ])
  const rows = (found?.rows ?? []) as { schema: string; name: string; columns: string[]; types: string[] }[]
  return rows.map(({ schema, name, columns, types }) => ({
    table: { schema, name },
    columns: columns.map((column, i) => [column, types[i]!] as const),
  }))
}

export async function sequencesOf(session: Session): Promise<SequenceLine[]> {
  const [found] = await session.run([
    {
      text: `select n.nspname as schema, c.relname as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1, 2`,
    },
  ])
  const sequences: SequenceLine[] = []
  for (const sequence of (found?.rows ?? []) as unknown as TableName[]) {
    const [state] = await session.run([
      { text: `select last_value::text as last, is_called as called from ${quoted(sequence)}` },
    ])
    sequences.push({ sequence, ...(state?.rows[0] as { last: string; called: boolean }) })
  }
  return sequences
}

export function quoted({ schema, name }: TableName): string {
  return `${quoteName(schema)}.${quoteName(name)}`
}
