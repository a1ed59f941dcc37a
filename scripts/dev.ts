// `npm run dev`: the server, restarted when its files change, and Vite before it with hot reload.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './root.ts'

const webPort = 4681
const apiPort = Number(process.env.GANTRY_PORT ?? 4680)
const address = `http://127.0.0.1:${webPort}`

const server = spawn(process.execPath, ['--watch', join(root, 'apps/server/src/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    GANTRY_PORT: String(apiPort),
    // Browsers say where a write comes from, and the server accepts its own address only.
    GANTRY_BASE_URL: address,
    GANTRY_PARENT: String(process.pid),
  },
})
process.env.GANTRY_API = `http://127.0.0.1:${apiPort}` // read by apps/web/vite.config.ts
const web = await createServer({
  root: join(root, 'apps/web'),
  server: { host: '127.0.0.1', port: webPort, strictPort: true },
})
await web.listen()
process.stdout.write(`gantry: open ${address}\n`)

async function stop(code: number): Promise<never> {
  server.kill('SIGTERM')
  await web.close()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
server.on('exit', (code) => void stop(code ?? 1))
