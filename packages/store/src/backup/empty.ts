import { StoreRefused } from '../errors.ts'
import type { Session } from '../open/engine.ts'
import { quoteName } from '../open/channels.ts'
import { quoted, tablesOf } from './catalog.ts'

/** @throws StoreRefused 'backup.not-empty' naming the first table with rows */
export async function refuseUnlessEmpty(session: Session): Promise<void> {
  for (const { table } of await tablesOf(session)) {
    const [found] = await session.run([{ text: `select exists (select from ${quoted(table)}) as there` }])
    if (found?.rows[0]?.there !== true) continue
    throw new StoreRefused(
      'backup.not-empty',
      `This store already holds data (${table.name}); restoring goes into an empty one only. Maybe name a new data folder with --data, or an empty database.`,
      { table: table.name },
    )
  }
}

/** Takes away the tables of a store that holds no rows, so that the backup's own schema can be built. */
export async function wipe(session: Session): Promise<void> {
  const [found] = await session.run([
    {
      text: `select nspname as name from pg_namespace
        where nspname !~ '^pg_' and nspname <> 'information_schema' and pg_has_role(current_user, nspowner, 'usage')`,
    },
  ])
  const schemas = (found?.rows ?? []) as { name: string }[]
  const drops = schemas.map(({ name }) => `drop schema ${quoteName(name)} cascade;`)
  await session.script(`begin; ${drops.join(' ')} create schema if not exists public; commit`)
}
