import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { root } from './root.ts'

/** Runs a program of this repository in the caller's folder, passes signals on and ends with its exit code. */
export function runUntilStopped(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env, GANTRY_PARENT: String(process.pid) },
  })
  // A terminal's Ctrl-C reaches the child by itself; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}
