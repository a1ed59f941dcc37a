import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const staleMs = 20_000

/** Runs `work` while no other process runs its own under the same path; a lock left by a dead process grows stale. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!make(path)) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > staleMs) rmSync(path, { recursive: true, force: true })
    else await sleep(50)
  }
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), staleMs / 4)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    rmSync(path, { recursive: true, force: true })
  }
}

function make(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
