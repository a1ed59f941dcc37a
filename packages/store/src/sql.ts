import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryExecutorProvider,
} from 'kysely'
import type { Query } from './database.ts'

export { type RawBuilder, sql } from 'kysely'

/** Builds typed statements; it has no connection, so they run through `Database` alone. `Tables`: table name → columns. */
export function queryBuilder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

const compiler = queryBuilder<Record<string, never>>()

/** What kysely's builders and its `sql` template have in common. */
interface Built {
  compile(provider: QueryExecutorProvider): CompiledQuery<unknown>
}

/** A built statement, or a `sql` template, as `Database.read` and `Tx.query` take it. */
export function toQuery(built: Built): Query {
  const { sql, parameters } = built.compile(compiler)
  return { text: sql, values: parameters }
}

/** A value for a json or jsonb column, also where it is an array (which would otherwise become an SQL array). */
export function json(value: unknown): string {
  return JSON.stringify(value)
}
