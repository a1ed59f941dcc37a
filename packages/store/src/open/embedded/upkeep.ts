import { quoteName } from '../channels.ts'
import type { Engine } from '../engine.ts'

export interface UpkeepOptions {
  readonly checkpointEveryMs: number
  /** How often tables that changed much are looked for, to be analysed and vacuumed as autovacuum would. */
  readonly lookEveryMs: number
  /** Hour of the day, local time, at which every table is vacuumed and analysed. */
  readonly vacuumHour: number
}

interface Table {
  readonly schema: string
  readonly name: string
}

/**
 * The embedded database has no background processes: nothing checkpoints, analyses or vacuums unless we do, and
 * without statistics a list of 50 rows is planned as a sort of the whole table. Returns the way to stop.
 */
export function startUpkeep(engine: Engine, options: UpkeepOptions): () => void {
  let busy: Promise<void> | undefined
  let vacuumedOn = new Date().toDateString()

  function start(work: () => Promise<void>): void {
    busy ??= work().finally(() => {
      busy = undefined
    })
  }

  const timers = [
    setInterval(() => start(() => checkpoint(engine)), options.checkpointEveryMs),
    setInterval(() => {
      const now = new Date()
      const isNight = now.getHours() === options.vacuumHour && vacuumedOn !== now.toDateString()
      if (isNight) vacuumedOn = now.toDateString()
      start(() => (isNight ? vacuumAll(engine) : tendChanged(engine)))
    }, options.lookEveryMs),
  ]
  for (const timer of timers) timer.unref()
  return () => timers.forEach(clearInterval)
}

export async function checkpoint(engine: Engine): Promise<void> {
  await quietly(engine, 'checkpoint', () => engine.session((session) => session.script('checkpoint'), 0))
}

/** Table by table, each in a turn of its own, so that nobody waits for more than one. */
export async function vacuumAll(engine: Engine): Promise<void> {
  await quietly(engine, 'vacuum', async () => {
    for (const table of await tables(engine, 'true')) await tend(engine, 'vacuum (analyze)', table)
  })
}

/** The thresholds of autovacuum, with half its share before statistics are renewed. */
export async function tendChanged(engine: Engine): Promise<void> {
  await quietly(engine, 'analyse', async () => {
    await engine.batch([{ text: 'select pg_stat_force_next_flush()' }])
    const bloated = await tables(engine, 'n_dead_tup > 200 + 0.2 * n_live_tup')
    for (const table of bloated) await tend(engine, 'vacuum (analyze)', table)
    const changed = await tables(engine, 'n_mod_since_analyze > 50 + 0.05 * n_live_tup')
    for (const table of changed) await tend(engine, 'analyze', table)
  })
}

async function tables(engine: Engine, where: string): Promise<Table[]> {
  const [found] = await engine.batch([
    { text: `select schemaname as schema, relname as name from pg_stat_user_tables where ${where} order by 1, 2` },
  ])
  return (found?.rows ?? []) as unknown as Table[]
}

async function tend(engine: Engine, what: string, { schema, name }: Table): Promise<void> {
  await engine.session((session) => session.script(`${what} ${quoteName(schema)}.${quoteName(name)}`), 0)
}

async function quietly(engine: Engine, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    engine.log.warn({ error: String(error) }, `The ${what} of the embedded database failed`)
  }
}
