import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A random secret in the data folder, readable by the owner alone; made when it is not there.
 * @returns 43 characters, base64url
 */
export function keepSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    chmodSync(file, 0o600)
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error(`${file} holds no key. Maybe remove it: a new one is made.`)
  return secret
}

/** What the command line looks for: where the server of this folder listens. */
export interface Running {
  readonly url: string
  readonly pid: number
}

const runningFile = 'running.json'

export function noteRunning(dataDir: string, running: Running): void {
  writeFileSync(join(dataDir, runningFile), `${JSON.stringify(running)}\n`, { mode: 0o600 })
}

export function forgetRunning(dataDir: string): void {
  rmSync(join(dataDir, runningFile), { force: true })
}
