import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

/** Installs Debian's Chromium where this user may without asking: as root, with apt. Returns its path, or undefined. */
export function installChromium(): string | undefined {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall || process.env.GANTRY_CHROMIUM) return undefined
  process.stdout.write('gantry: no Chromium here; installing Debian’s with apt-get\n')
  const done = apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return done ? findChromium() : undefined
}

function apt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status === 0
}
