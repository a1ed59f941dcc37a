/** The measured process: a whole server; tells where it listens, and its memory when asked. */
import { startServer } from '@gantry/server/start-server'

const { DATABASE_URL: databaseUrl, GANTRY_DATA: dataDir = '' } = process.env
const server = await startServer({ dataDir, databaseUrl, webDir: null })
process.send?.({ url: server.url, setupToken: server.setupToken })
process.on('message', () => {
  void server.close().then(() => process.exit(0))
})
