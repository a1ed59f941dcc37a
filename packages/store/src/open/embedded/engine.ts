import { Parser } from 'pg-protocol/dist/parser.js'
import { serialize } from 'pg-protocol'
import type {
  BackendMessage,
  DatabaseError as SaidByServer,
  NotificationResponseMessage,
  ReadyForQueryMessage,
} from 'pg-protocol/dist/messages.js'
import type { Query, Result, StoreStats } from '../../database.ts'
import { DatabaseError, StatementTimeout, StoreClosed, StoreLost } from '../../errors.ts'
import { Exchange } from '../../wire/exchange.ts'
import { StatementCache } from '../../wire/statement-cache.ts'
import { Channels, quoteName } from '../channels.ts'
import type { Engine, Session, StoreLog } from '../engine.ts'
import { SlowStatements } from '../slow.ts'
import { IdleLimit } from './idle-limit.ts'
import type { WorkerStart } from './messages.ts'
import { Turns } from './turns.ts'
import { startWorker, type WorkerLink } from './worker-link.ts'

/** Even work without a limit (migrations, upkeep) is given up when the engine hangs. */
const hangMs = 60 * 60_000

export interface EmbeddedOptions {
  readonly start: WorkerStart
  readonly log: StoreLog
  readonly statementLimitMs: number
  /** The memory of WebAssembly never shrinks: above this the worker is replaced between two transactions. */
  readonly heapLimitBytes: number
  /** A transaction that asks nothing for this long is rolled back: everyone else waits for it. */
  readonly idleLimitMs: number
}

export interface EmbeddedEngine extends Engine {
  /** Writes a tar of the cluster, for stores in memory that start from it. */
  dump(file: string): Promise<void>
}

/** PostgreSQL in a worker thread: one session, so everything takes turns; a statement over its limit costs the worker. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const { log, statementLimitMs } = options
  const turns = new Turns()
  const channels = new Channels(log)
  const slow = new SlowStatements(log)
  const parser = new Parser()
  let link: WorkerLink = await startWorker(options.start)
  let cache = new StatementCache()
  let fsyncsBefore = 0
  let restarts = 0
  let recycles = 0
  let closed = false
  let status = 'I'

  /** One message to the worker and its answer. When the worker is lost, a new one stands ready before this throws. */
  async function send(bytes: Uint8Array, take: (message: BackendMessage) => void, limitMs: number, text: () => string) {
    read(await answerTo(bytes, limitMs, text), take)
  }

  async function answerTo(bytes: Uint8Array, limitMs: number, text: () => string): Promise<Uint8Array> {
    let overdue = false
    const worker = link
    const watchdog = setTimeout(() => {
      overdue = true
      void worker.kill()
    }, limitMs || hangMs)
    try {
      return await worker.run(bytes)
    } catch (error) {
      log.warn(
        overdue ? { limitMs, statement: text() } : { reason: reasonOf(error) },
        'The embedded database is started again',
      )
      restarts += 1
      await replace()
      if (overdue) throw new StatementTimeout(limitMs, text())
      throw new StoreLost(`The embedded database stopped (${reasonOf(error)}). Maybe the disk is full.`, {
        cause: error,
      })
    } finally {
      clearTimeout(watchdog)
    }
  }

  function read(answer: Uint8Array, take: (message: BackendMessage) => void): void {
    parser.parse(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength), (message) => {
      if (message.name === 'notification') {
        const { channel, payload } = message as NotificationResponseMessage
        setImmediate(() => channels.tell(channel, payload))
        return
      }
      if (message.name === 'readyForQuery') status = (message as ReadyForQueryMessage).status
      take(message)
    })
  }

  async function exchange(queries: readonly Query[], limitMs: number): Promise<Result[]> {
    const open = new Exchange(cache, queries)
    const began = performance.now()
    try {
      await send(
        open.bytes,
        (message) => open.take(message),
        limitMs,
        () => open.text,
      )
    } finally {
      slow.note(began, () => open.text)
    }
    return await open.results()
  }

  async function script(text: string, limitMs: number): Promise<void> {
    cache.forgetAll()
    let failed: SaidByServer | undefined
    const take = (message: BackendMessage): void => {
      if (message.name === 'error') failed ??= message as SaidByServer
    }
    await send(serialize.query(text), take, limitMs, () => text)
    if (failed) throw new DatabaseError(failed, text)
  }

  /** A new worker on the same folder; whoever listened listens again. Tried once more at the next need when it fails. */
  async function replace(): Promise<void> {
    await link.kill()
    if (options.start.folder === null) throw new StoreLost('The store in memory is gone with its thread.')
    status = 'I'
    try {
      const next = await startWorker(options.start)
      fsyncsBefore += link.fsyncs
      link = next
    } catch (error) {
      throw new StoreLost(`The embedded database does not start again (${reasonOf(error)}). Maybe the disk is full.`, {
        cause: error,
      })
    }
    cache = new StatementCache()
    if (channels.names().length === 0) return
    const listens = channels.names().map((name) => `listen ${quoteName(name)}`)
    read(await link.run(serialize.query(listens.join(';'))), () => undefined)
    setImmediate(() => channels.tellGap())
  }

  async function recycleIfLarge(): Promise<void> {
    if (closed || link.isDead || options.start.folder === null || link.heapBytes <= options.heapLimitBytes) return
    log.info({ heapBytes: link.heapBytes }, 'The embedded database is replaced to give memory back')
    recycles += 1
    await link.run(serialize.query('checkpoint'))
    await link.close()
    await replace()
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreClosed()
    return await turns.take(async () => {
      try {
        if (link.isDead) await replace()
        return await work()
      } finally {
        await tidy()
      }
    })
  }

  /** Whatever went wrong here, the work before it is done; the next turn meets a fresh worker. */
  async function tidy(): Promise<void> {
    try {
      if (status !== 'I' && !link.isDead) await script('rollback', statementLimitMs)
      await recycleIfLarge()
    } catch (error) {
      log.error({ error: String(error) }, 'The embedded database could not be tidied after a turn')
      await link.kill()
    }
  }

  /** A read is asked once more when it was not its own length that stopped the worker. */
  async function batch(queries: readonly Query[]): Promise<Result[]> {
    return await inTurn(async () => {
      try {
        return await exchange(queries, statementLimitMs)
      } catch (error) {
        if (!(error instanceof StoreLost)) throw error
        return await exchange(queries, statementLimitMs)
      }
    })
  }

  async function session<T>(work: (session: Session) => Promise<T>, limitMs = statementLimitMs): Promise<T> {
    return await inTurn(async () => {
      const mine = link
      const idle = new IdleLimit(limitMs === 0 ? undefined : options.idleLimitMs)
      const whileMine = async <R>(run: () => Promise<R>): Promise<R> => {
        if (mine !== link) throw new StoreLost('The embedded database was started again in the middle of this work.')
        return await idle.pausedFor(run)
      }
      return await idle.watch(() =>
        work({
          run: (queries) => whileMine(() => exchange(queries, limitMs)),
          script: (text) => whileMine(() => script(text, limitMs)),
        }),
      )
    })
  }

  async function listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>> {
    if (closed) throw new StoreClosed()
    if (channels.add(channel, onMessage)) await inTurn(() => script(`listen ${quoteName(channel)}`, statementLimitMs))
    return async () => {
      if (!channels.remove(channel, onMessage) || closed) return
      await inTurn(() => script(`unlisten ${quoteName(channel)}`, statementLimitMs))
    }
  }

  async function stats(): Promise<StoreStats> {
    const queued = turns.waiting
    const [result] = await batch([
      {
        text: `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
          (select coalesce(sum(size), 0)::int8 from pg_ls_waldir()) as wal,
          (select checkpoint_time from pg_control_checkpoint()) as checkpoint`,
      },
    ])
    const row = result?.rows[0] as { version: string; bytes: number; wal: number; checkpoint: string }
    return {
      kind: 'embedded',
      version: row.version,
      restarts,
      recycles,
      fsyncs: fsyncsBefore + link.fsyncs,
      walBytes: row.wal,
      databaseBytes: row.bytes,
      memoryBytes: link.heapBytes,
      queued,
      connections: 1,
      checkpointAt: row.checkpoint,
      slow: slow.kept(),
    }
  }

  async function close(): Promise<void> {
    if (closed) return
    closed = true
    await turns.take(async () => {
      try {
        await link.run(serialize.query('checkpoint'))
        await link.close()
      } catch (error) {
        log.warn(
          { error: String(error) },
          'The embedded database did not close by itself; it will recover at the next start',
        )
        await link.kill()
      }
    })
  }

  return {
    kind: 'embedded',
    log,
    batch,
    session,
    listen,
    stats,
    close,
    dump: (file) => inTurn(() => link.dump(file)),
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
