import type { RunningServer } from './start-server.ts'

const patienceMs = 10_000

/**
 * Ends the server on SIGTERM, SIGINT or SIGHUP, and when the process that started it is gone: npm passes no signal on.
 * @param parent its pid, as GANTRY_PARENT says
 */
export function stopWhenAsked(server: RunningServer, parent: string | undefined): void {
  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    try {
      await server.close()
      process.exit(0)
    } catch (error) {
      process.stderr.write(`gantry: it did not stop cleanly: ${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())
  const pid = Number(parent)
  if (Number.isInteger(pid) && pid > 0) setInterval(() => isAlive(pid) || stopping || void stop(), 1_000).unref()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
