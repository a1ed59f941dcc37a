import type { Engine } from '../engine.ts'
import { quoteName } from '../channels.ts'

export interface UpkeepOptions {
  readonly checkpointEveryMs: number
  /** Hour of the day, local time, at which tables are vacuumed and analysed. */
  readonly vacuumHour: number
}

const minuteMs = 60_000

/** The embedded database has no background processes: nothing checkpoints or vacuums unless we do. Returns the way to stop. */
export function startUpkeep(engine: Engine, options: UpkeepOptions): () => void {
  const checkpoints = setInterval(() => void checkpoint(engine), options.checkpointEveryMs)
  let vacuumedOn = ''
  const nights = setInterval(() => {
    const now = new Date()
    if (now.getHours() !== options.vacuumHour || vacuumedOn === now.toDateString()) return
    vacuumedOn = now.toDateString()
    void vacuum(engine)
  }, minuteMs)
  checkpoints.unref()
  nights.unref()
  return () => {
    clearInterval(checkpoints)
    clearInterval(nights)
  }
}

export async function checkpoint(engine: Engine): Promise<void> {
  await quietly(engine, 'Checkpoint', () => engine.session((session) => session.script('checkpoint'), 0))
}

/** Table by table, each in a turn of its own, so that nobody waits for more than one table. */
export async function vacuum(engine: Engine): Promise<void> {
  await quietly(engine, 'Vacuum', async () => {
    const [tables] = await engine.batch([
      {
        text: `select schemaname as schema, relname as name from pg_stat_user_tables order by schemaname, relname`,
      },
    ])
    for (const { schema, name } of (tables?.rows ?? []) as { schema: string; name: string }[]) {
      const table = `${quoteName(schema)}.${quoteName(name)}`
      await engine.session((session) => session.script(`vacuum (analyze) ${table}`), 0)
    }
  })
}

async function quietly(engine: Engine, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    engine.log.warn({ error: String(error) }, `${what} of the embedded database failed`)
  }
}
