import pg from 'pg'
import type { Query, Result, StoreStats } from '../../database.ts'
import { DatabaseError, StatementTimeout, StoreClosed, StoreLost, StoreRefused } from '../../errors.ts'
import { Exchange } from '../../wire/exchange.ts'
import { StatementCache } from '../../wire/statement-cache.ts'
import type { Engine, Session, StoreLog } from '../engine.ts'
import { SlowStatements } from '../slow.ts'
import { openListener } from './listener.ts'
import { roundTrip } from './round-trip.ts'

export interface PostgresOptions {
  readonly url: string
  readonly log: StoreLog
  /** Connections besides the one that listens. */
  readonly connections: number
  readonly statementLimitMs: number
  readonly idleLimitMs: number
}

const queryCanceled = '57014'

/** A PostgreSQL server (15 or later) through a pool of connections. @throws StoreRefused when it cannot be reached */
export async function openPostgres(options: PostgresOptions): Promise<Engine> {
  const { url, log, statementLimitMs, idleLimitMs } = options
  const config = { connectionString: url, application_name: 'gantry', keepAlive: true }
  const pool = new pg.Pool({ ...config, max: options.connections, connectionTimeoutMillis: 15_000 })
  // Both: the pool hears of idle connections only, and an error nobody listens to would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error: error.message }, 'A database connection was lost'))
  })
  const listener = openListener(config, log)
  const caches = new WeakMap<pg.PoolClient, StatementCache>()
  const slow = new SlowStatements(log)
  let closed = false

  async function checkOut(): Promise<{ client: pg.PoolClient; cache: StatementCache }> {
    if (closed) throw new StoreClosed()
    const client = await pool.connect().catch((error: Error) => {
      throw closed ? new StoreClosed() : new StoreLost(`No database connection: ${error.message}`, { cause: error })
    })
    const known = caches.get(client)
    if (known) return { client, cache: known }
    const cache = new StatementCache()
    try {
      await roundTrip(client, new Exchange(cache, [settings(statementLimitMs, idleLimitMs)]))
    } catch (error) {
      client.release(true)
      throw error
    }
    caches.set(client, cache)
    return { client, cache }
  }

  async function send(client: pg.PoolClient, cache: StatementCache, queries: readonly Query[], limitMs: number) {
    const began = performance.now()
    const exchange = new Exchange(cache, queries)
    try {
      return await roundTrip(client, exchange)
    } catch (error) {
      if (error instanceof DatabaseError && error.code === queryCanceled) {
        throw new StatementTimeout(limitMs, error.text)
      }
      throw error
    } finally {
      slow.note(began, () => exchange.text)
    }
  }

  async function batch(queries: readonly Query[]): Promise<Result[]> {
    return await hold((client, cache) => send(client, cache, queries, statementLimitMs))
  }

  /** A connection for as long as `work` takes; what it leaves open is rolled back, a broken one is thrown away. */
  async function hold<T>(work: (client: pg.PoolClient, cache: StatementCache) => Promise<T>): Promise<T> {
    const { client, cache } = await checkOut()
    let spoilt = true
    try {
      const value = await work(client, cache)
      spoilt = !(await isIdle(client, cache))
      return value
    } catch (error) {
      spoilt = error instanceof StoreLost || !(await isIdle(client, cache))
      throw error
    } finally {
      client.release(spoilt)
    }
  }

  async function session<T>(work: (session: Session) => Promise<T>, limitMs = statementLimitMs): Promise<T> {
    return await hold(async (client, cache) => {
      const held: Session = {
        run: (queries) => send(client, cache, queries, limitMs),
        async script(text) {
          cache.forgetAll()
          await client.query(text).catch((error: unknown) => {
            throw error instanceof pg.DatabaseError ? new DatabaseError(error, text) : error
          })
        },
      }
      if (limitMs === statementLimitMs) return await work(held)
      await held.run([settings(limitMs, limitMs === 0 ? 0 : idleLimitMs)])
      try {
        return await work(held)
      } finally {
        if (await isIdle(client, cache)) await held.run([settings(statementLimitMs, idleLimitMs)])
      }
    })
  }

  async function stats(): Promise<StoreStats> {
    const [result] = await batch([
      {
        text: `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`,
      },
    ])
    const row = result?.rows[0] as { version: string; bytes: number }
    return {
      kind: 'postgres',
      version: row.version.split(' ')[0] ?? row.version,
      restarts: 0,
      recycles: 0,
      fsyncs: null,
      walBytes: null,
      databaseBytes: row.bytes,
      memoryBytes: null,
      queued: pool.waitingCount,
      connections: pool.totalCount,
      checkpointAt: null,
      slow: slow.kept(),
    }
  }

  async function close(): Promise<void> {
    if (closed) return
    closed = true
    await Promise.all([pool.end(), listener.close()])
  }

  try {
    await refuseOld(batch)
  } catch (error) {
    await close()
    throw error instanceof StoreRefused ? error : unreachable(url, error)
  }
  return { kind: 'postgres', log, batch, session, listen: listener.listen, stats, close }
}

/** Rolls back a transaction left open; false when even that fails. */
async function isIdle(client: pg.PoolClient, cache: StatementCache): Promise<boolean> {
  try {
    if (client.getTransactionStatus() !== 'I') await roundTrip(client, new Exchange(cache, [{ text: 'rollback' }]))
    return true
  } catch {
    return false
  }
}

/** The same forms of dates, bytes and numbers as the embedded store; UTC; a limit on each statement. */
function settings(statementLimitMs: number, idleLimitMs: number): Query {
  return {
    text: `select set_config('timezone', 'UTC', false), set_config('datestyle', 'ISO, YMD', false),
      set_config('bytea_output', 'hex', false), set_config('intervalstyle', 'postgres', false),
      set_config('extra_float_digits', '1', false), set_config('search_path', 'public', false),
      set_config('client_min_messages', 'warning', false), set_config('jit', 'off', false),
      set_config('idle_in_transaction_session_timeout', $2, false), set_config('statement_timeout', $1, false)`,
    values: [String(statementLimitMs), String(idleLimitMs)],
  }
}

/** 15 brought unique indexes with `nulls not distinct`, which the schema uses. */
async function refuseOld(batch: Engine['batch']): Promise<void> {
  const [result] = await batch([{ text: `select current_setting('server_version') as version` }])
  const version = String(result?.rows[0]?.version)
  if (Number.parseInt(version, 10) >= 15) return
  throw new StoreRefused(
    'store.foreign-version',
    `This server is PostgreSQL ${version}; Gantry needs 15 or later. Maybe name another server, or leave DATABASE_URL out and use the built-in database.`,
    { version },
  )
}

function unreachable(url: string, error: unknown): StoreRefused {
  const place = URL.canParse(url) ? `${new URL(url).hostname}:${new URL(url).port || 5432}` : 'the address given'
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreRefused(
    'store.unreachable',
    `No database at ${place}: ${reason} Maybe it is not running, or DATABASE_URL names another user, password or database.`,
    { place, reason },
  )
}
