import type { Database } from '../database.ts'
import { engineOf } from '../open/scoped.ts'

/** Takes all rows out of a test store, for the next test of a file: a tenth of the time of opening another one. */
export async function emptyStore(store: Database): Promise<void> {
  await engineOf(store).session(async (session) => {
    const [tables] = await session.run([
      {
        text: `select string_agg(c.oid::regclass::text, ', ') as names from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname in ('public', 'auth') and c.oid <> 'public.migration'::regclass`,
      },
    ])
    await session.script(`truncate ${String(tables?.rows[0]?.names)}`)
  })
}
