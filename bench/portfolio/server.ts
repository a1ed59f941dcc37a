/** The measured process: a whole server; tells where it listens, and its memory when asked. */
import { startServer } from '@gantry/server/start-server'

const { DATABASE_URL: databaseUrl, GANTRY_DATA: dataDir = '' } = process.env
const server = await startServer({ dataDir, databaseUrl, webDir: null })
process.send?.({ url: server.url, key: server.key })

process.on('message', (message: 'memory' | 'stop') => {
  void answer(message)
})

async function answer(message: 'memory' | 'stop'): Promise<void> {
  if (message === 'memory') return void process.send?.({ megabytes: process.memoryUsage().rss / 1024 / 1024 })
  await server.close()
  process.exit(0)
}
