import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Query, Result, Scope, Tx } from '../database.ts'
import { NestedUse, TxEnded } from '../errors.ts'
import type { Engine, Session } from './engine.ts'
import { enter, enterToRead } from './scope.ts'

const engines = new WeakMap<Database, Engine>()
const begin: Query = { text: 'begin' }
const beginReadOnly: Query = { text: 'begin isolation level repeatable read read only' }
const commit: Query = { text: 'commit' }

/** The engine below a database, for migrations, backup and upkeep, which work as the owner. */
export function engineOf(database: Database): Engine {
  const engine = engines.get(database)
  if (!engine) throw new TypeError('Not a database of openStore')
  return engine
}

export function databaseOver(bare: Engine): Database {
  let writes = 0
  const engine: Engine = {
    ...bare,
    async session(work, limitMs) {
      try {
        return await bare.session(work, limitMs)
      } finally {
        writes += 1
      }
    },
  }
  const inside = new AsyncLocalStorage<{ open: boolean }>()

  function refuseNested(): void {
    if (inside.getStore()?.open) throw new NestedUse()
  }

  const database: Database = {
    kind: engine.kind,

    get writes() {
      return engine.kind === 'embedded' ? writes : null
    },

    async read(scope, queries) {
      refuseNested()
      return await traced(() => readOnce(engine, scope, queries))
    },

    async readAfter(system, scope, queries) {
      refuseNested()
      const asked = [enterToRead('system'), system, enter(scope), ...queries]
      const results = await traced(() => engine.batch(queries.length > 1 ? [beginReadOnly, ...asked, commit] : asked))
      const at = queries.length > 1 ? 2 : 1
      return { system: results[at]!, own: results.slice(at + 2, at + 2 + queries.length) }
    },

    async transaction(scope, work) {
      refuseNested()
      const entry = enter(scope)
      return await engine.session(async (session) => {
        const state = { open: true }
        try {
          return await inside.run(state, () => transact(session, entry, work))
        } finally {
          state.open = false
        }
      })
    },

    async listen(channel, onMessage) {
      refuseNested()
      return await engine.listen(channel, onMessage)
    },

    async stats() {
      refuseNested()
      return await engine.stats()
    },

    async close() {
      refuseNested()
      await engine.close()
    },
  }
  engines.set(database, engine)
  return database
}

/** One statement is its own snapshot and needs no transaction around it; several share one. */
async function readOnce(engine: Engine, scope: Scope, queries: readonly Query[]): Promise<Result[]> {
  if (queries.length === 1) return (await engine.batch([enterToRead(scope), ...queries])).slice(1)
  const results = await engine.batch([beginReadOnly, enter(scope), ...queries, commit])
  return results.slice(2, -1)
}

/**
 * begin and scope travel with the first statement, so that a short transaction is two round trips, not four.
 * A failure that `work` swallowed still fails the transaction: PostgreSQL would turn its commit into a rollback.
 */
async function transact<T>(session: Session, entry: Query, work: (tx: Tx) => Promise<T>): Promise<T> {
  let opened = false
  let ended = false
  let failure: unknown
  let turn: Promise<unknown> = Promise.resolve()

  async function run(queries: readonly Query[]): Promise<Result[]> {
    if (ended) throw new TxEnded()
    const opening = opened ? [] : [begin, entry]
    opened = true
    try {
      return (await traced(() => session.run([...opening, ...queries]))).slice(opening.length)
    } catch (error) {
      failure ??= error
      throw error
    }
  }

  /** One statement after another, in the order they were asked for, also under Promise.all. */
  function inTurn(queries: readonly Query[]): Promise<Result[]> {
    const mine = turn.then(() => run(queries))
    turn = mine.catch(() => undefined)
    return mine
  }

  const tx: Tx = {
    async query<Row>(query: Query) {
      const [result] = await inTurn([query])
      return result as Result<Row>
    },
    batch: async (queries) => await inTurn(queries),
  }

  try {
    const value = await work(tx)
    await turn
    if (failure !== undefined) throw failure
    ended = true
    if (opened) await session.run([commit])
    return value
  } finally {
    ended = true
    await turn
  }
}

/** Errors are born in the answer's handler; the stack should show who asked. */
async function traced<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}
