/** The measured process: a whole server with its records; answers the parent's messages. */
import { startServer } from '@gantry/server/start-server'
import { engineOf } from '@gantry/store/open/scoped'
import pg from 'pg'
import { bareSelect } from './bare-select.ts'
import { comeIn } from './come-in.ts'
import { fill } from './records.ts'

const { DATABASE_URL: databaseUrl, GANTRY_DATA: dataDir = '' } = process.env
const server = await startServer({ dataDir, databaseUrl, webDir: null })
const admin = await comeIn.setUp(server)
const portfolio = await fill(server.store, admin.org, admin.person)
const manager = await comeIn.manager(server, admin, portfolio)
await engineOf(server.store).session((session) => session.script('analyze'), 0)
process.send?.({ ready: { url: server.url, cookie: manager.cookie } })

process.on('message', (message: { bare?: { seconds: number; connections: number }; stop?: true }) => {
  void answer(message)
})

async function answer({ bare, stop }: { bare?: { seconds: number; connections: number }; stop?: true }): Promise<void> {
  if (bare) process.send?.({ bare: await bareSelect(await runner(bare.connections), admin.org, bare) })
  if (!stop) return
  await server.close()
  process.exit(0)
}

/** The cheapest way to the database that this process has: a prepared statement, and nothing around it. */
async function runner(connections: number): Promise<(text: string, values: unknown[]) => Promise<number>> {
  if (databaseUrl === undefined) {
    const engine = engineOf(server.store)
    return async (text, values) => (await engine.batch([{ text, values }]))[0]!.rows.length
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
  return async (text, values) => (await pool.query({ name: 'bare', text, values })).rows.length
}
